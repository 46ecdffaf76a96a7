using Microsoft.Data.Sqlite;
using Visavis.Search.Professions;
using Visavis.Search.Understanding;

namespace Visavis.Search.Embedded;

/// <summary>The index that comes with the program: SQLite's full-text search in a file of its own.</summary>
public sealed class EmbeddedSearch : ISearchIndex, ISearchIndexer, IDisposable
{
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const double MaxRadiusKm = 20_000;

    private readonly IndexFolder folder;
    private readonly LiveIndex live;
    private readonly SemaphoreSlim writing = new(1, 1);

    public EmbeddedSearch(SearchOptions options, TimeProvider clock)
    {
        folder = new IndexFolder(options.Folder);
        live = new LiveIndex(folder, clock);
    }

    public Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var empty = new SearchPage
        {
            Hits = [],
            Total = 0,
            Reading = QueryReader.Read(query.What, query.Where),
        };
        return Task.FromResult(OnLiveFile(connection => Search(connection, query, empty)) ?? empty);
    }

    public Task<IReadOnlyList<NameSuggestion>> SuggestNamesAsync(string typed, int count, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<NameSuggestion>>([]);

    public Task<string?> GetCheckpointAsync(CancellationToken cancellationToken = default)
    {
        live.LookAgain();
        return Task.FromResult(OnLiveFile(connection => ReadCheckpoint(connection)));
    }

    public async Task ApplyAsync(SearchChanges changes, CancellationToken cancellationToken = default)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var applied = OnLiveFile(connection =>
            {
                using var transaction = connection.BeginTransaction();
                using var writer = new DocumentWriter(transaction, ProfessionCatalog.Rome);
                foreach (var id in changes.Deletes)
                {
                    writer.Delete(id);
                }

                foreach (var document in changes.Upserts)
                {
                    writer.Put(document);
                }

                writer.SetMeta(IndexSchema.CheckpointKey, changes.Checkpoint);
                transaction.Commit();
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
        live.Current()?.Release();
        writing.Dispose();
    }

    private static string? ReadCheckpoint(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM meta WHERE key = $key";
        command.Parameters.AddWithValue("$key", IndexSchema.CheckpointKey);
        return command.ExecuteScalar() as string;
    }

    private static SearchPage Search(SqliteConnection connection, SearchQuery query, SearchPage empty)
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        if (ReferenceCode.Parse(query.What) is { } code && FindByReference(connection, snapshot, code) is { } id)
        {
            return empty with { Hits = query.Page <= 1 ? [new SearchHit(id, DistanceKm: null)] : [], Total = 1 };
        }

        var radiusKm = double.IsFinite(query.RadiusKm) ? Math.Clamp(query.RadiusKm, 0, MaxRadiusKm) : MaxRadiusKm;
        var size = Math.Clamp(query.PageSize, 1, SearchQuery.MaxPageSize);
        var skip = (int)Math.Min((long)(Math.Max(query.Page, 1) - 1) * size, SearchQuery.MaxReachable);
        var ranked = new RankedSearch(connection, snapshot, new QueryText(query.What), empty.Place, radiusKm);
        var count = ranked.Count();
        var hits = ranked.Take(Math.Min(skip + size, SearchQuery.MaxReachable));
        return empty with
        {
            Hits = [.. hits.Skip(skip)],
            Total = Math.Min(count, SearchQuery.MaxReachable),
            TotalIsCapped = count > SearchQuery.MaxReachable,
        };
    }

    private static string? FindByReference(SqliteConnection connection, SqliteTransaction snapshot, string code)
    {
        using var command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = "SELECT id FROM documents WHERE reference = $code LIMIT 1";
        command.Parameters.AddWithValue("$code", code);
        return command.ExecuteScalar() as string;
    }

    /// <summary>Null when there is no usable file. A file that a rebuild elsewhere has just replaced is followed by its successor.</summary>
    private T? OnLiveFile<T>(Func<SqliteConnection, T?> use)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            if (live.Current() is not { } file)
            {
                return null;
            }

            try
            {
                using var connection = file.Open();
                return use(connection);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == CannotOpen && attempt == 1)
            {
                live.LookAgain();
            }
            catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
            {
                // Whoever feeds the index sees that there is none and builds another.
                live.Discard(file);
                return null;
            }
        }
    }
}
