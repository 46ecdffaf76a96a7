using Microsoft.Data.Sqlite;
using Visavis.Search.Understanding;

namespace Visavis.Search.Embedded;

/// <summary>The index that comes with the program: in memory, kept in a SQLite file of its own.</summary>
public sealed class EmbeddedSearch : ISearchIndex, ISearchIndexer, IDisposable
{
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private readonly TimeProvider clock;
    private readonly IndexFolder folder;
    private readonly LiveIndex live;
    private readonly SemaphoreSlim writing = new(1, 1);

    public EmbeddedSearch(SearchOptions options, TimeProvider clock)
    {
        this.clock = clock;
        folder = new IndexFolder(options.Folder);
        live = new LiveIndex(folder, clock);
    }

    public Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reading = QueryReader.Read(query.What, query.Where);
        var empty = new SearchPage
        {
            Hits = [],
            Total = 0,
            Reading = reading,
        };
        if (live.Current()?.Now is not { } snapshot)
        {
            return Task.FromResult(empty);
        }

        if (reading.Reference is { } code && snapshot.FindReference(code) is { } id)
        {
            return Task.FromResult(
                empty with
                {
                    Hits = query.Page <= 1 ? [new SearchHit(id.ToString("D"), DistanceKm: null)] : [],
                    Total = 1,
                    Facets = query.WithFacets ? SearchFacets.None : null,
                }
            );
        }

        var now = clock.GetUtcNow();
        return TwoMeanings.SearchAsync(reading, read => Task.FromResult(new RankedSearch(snapshot, query, read, now).Run()));
    }

    public Task<IReadOnlyList<NameSuggestion>> SuggestNamesAsync(string typed, int count, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(live.Current()?.Now is { } snapshot ? new NameSearch(snapshot).Find(typed, count) : []);
    }

    public Task<string?> GetCheckpointAsync(CancellationToken cancellationToken = default)
    {
        live.LookAgain();
        return Task.FromResult(OnLiveFile(index => index.File.ReadMeta(IndexSchema.CheckpointKey)));
    }

    public async Task ApplyAsync(SearchChanges changes, CancellationToken cancellationToken = default)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var applied = OnLiveFile(index =>
            {
                index.Apply(changes);
                return changes;
            });
            if (applied is null)
            {
                throw new InvalidOperationException("There is no search index to change: rebuild it first.");
            }
        }
        finally
        {
            writing.Release();
        }
    }

    public async Task RebuildAsync(
        IAsyncEnumerable<ProfessionalDocument> documents,
        string checkpoint,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var path = folder.NewBuildingPath();
        try
        {
            await IndexBuilder.BuildAsync(path, documents, checkpoint, progress, cancellationToken);
            var published = folder.Publish(path);
            live.LookAgain();
            folder.RemoveAllBut(published);
        }
        finally
        {
            IndexFolder.Remove(path);
        }
    }

    public void Dispose()
    {
        live.Current()?.File.Release();
        writing.Dispose();
    }

    /// <summary>Null when there is no usable file. A file that a rebuild elsewhere has just replaced is followed by its successor.</summary>
    private T? OnLiveFile<T>(Func<LoadedIndex, T?> use)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            if (live.Current() is not { } index)
            {
                return null;
            }

            try
            {
                return use(index);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == CannotOpen && attempt == 1)
            {
                live.LookAgain();
            }
            catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
            {
                // Whoever feeds the index sees that there is none and builds another.
                live.Discard(index);
                return null;
            }
        }
    }
}
