using System.Net;
using Visavis.Search.Meilisearch.Client;
using Visavis.Search.Text;
using Visavis.Search.Understanding;
using Answer = Visavis.Search.Meilisearch.Client.SearchResult<Visavis.Search.Meilisearch.MeilisearchHit>;
using Question = Visavis.Search.Meilisearch.Client.SearchQuery;

namespace Visavis.Search.Meilisearch;

/// <summary>The index on a Meilisearch server, which the nodes of a site share.</summary>
public sealed class MeilisearchSearch : ISearchEngine, IDisposable
{
    private const int MaxSuggestions = 20;
    private const int SuggestionsRead = 100;

    /// <summary>Of one call: the server answers them one after the other.</summary>
    private const int MostQuestions = 8;

    private readonly HttpClient http;
    private readonly MeilisearchOptions options;
    private readonly TimeProvider clock;
    private readonly string uid;
    private readonly SearchKeySource keys;
    private readonly IndexWriter writer;
    private readonly OnlineMarks marks;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SemaphoreSlim searching;
    private readonly FewerWords fewerWords;

    /// <summary>Somebody of the index is not at the centre of a commune.</summary>
    private volatile bool hasApart;

    public MeilisearchSearch(MeilisearchOptions options, TimeProvider clock)
        : this(options, clock, new MeilisearchLimits { Timeout = options.Timeout }) { }

    internal MeilisearchSearch(MeilisearchOptions options, TimeProvider clock, MeilisearchLimits limits)
    {
        this.options = options;
        this.clock = clock;
        uid = $"{options.IndexPrefix}professionals";
        searching = new SemaphoreSlim(options.ParallelSearches);
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            BaseAddress = new Uri($"{options.Url!.TrimEnd('/')}/"),
            Timeout = Timeout.InfiniteTimeSpan,
            // The server writes compressed answers in pieces, and the second waits for a delayed acknowledgement: 41 ms each.
            DefaultRequestHeaders = { AcceptEncoding = { new("identity") } },
        };
        var admin = new MeilisearchClient(http, string.IsNullOrWhiteSpace(options.ApiKey) ? null : options.ApiKey, limits, clock);
        keys = new SearchKeySource(admin, options, uid);
        fewerWords = new FewerWords(SearchAsync);
        writer = new IndexWriter(admin, options, uid, clock);
        marks = new OnlineMarks(admin, options, uid, clock);
    }

    public string Name => "Meilisearch";

    /// <summary>A call was answered; for whoever measures.</summary>
    public event EventHandler<AnsweredEventArgs>? Answered;

    /// <summary>Gives the index its settings when they differ and makes the search key; to be called once the server is there.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        await writer.ApplySettingsAsync(cancellationToken);
        await keys.GetAsync(cancellationToken);
        await LookForApartAsync(cancellationToken);
    }

    private async Task LookForApartAsync(CancellationToken cancellationToken)
    {
        var apart = new Question { Filter = Filter.And(SearchScope.Everybody, Filter.Equal("apart", value: true)), Limit = 0 };
        hasApart = (await SearchAsync([apart], cancellationToken))[0].Total > 0;
    }

    public async Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        var reading = QueryReader.Read(query.What, query.Where);
        var empty = new SearchPage
        {
            Hits = [],
            Total = 0,
            Reading = reading,
            Facets = query.WithFacets ? SearchFacets.None : null,
        };
        if (reading.Reference is { } code && await FindByReferenceAsync(code, cancellationToken) is { } id)
        {
            return empty with { Hits = query.Page <= 1 ? [new SearchHit(id, DistanceKm: null)] : [], Total = 1 };
        }

        return await TwoMeanings.SearchAsync(
            reading,
            read => FindAsync(query, read, empty with { Reading = read }, exactly: false, cancellationToken),
            read => FindAsync(query, read, empty with { Reading = read }, exactly: true, cancellationToken)
        );
    }

    public async Task<IReadOnlyList<NameSuggestion>> SuggestNamesAsync(
        string typed,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        var words = Words.Of(typed, QueryReader.MaxWords);
        if (words.Count == 0 || count <= 0)
        {
            return [];
        }

        var question = new Question
        {
            Q = string.Join(' ', words),
            Filter = SearchScope.Everybody,
            Sort = ["merit:desc"],
            AttributesToSearchOn = ["names"],
            AttributesToRetrieve = ["id", "name", "profession", "city", "merit"],
            MatchingStrategy = FewerWords.MatchAll,
            Limit = SuggestionsRead,
        };
        var found = await SearchAsync([question], cancellationToken);
        return
        [
            .. found[0]
                .Hits.Where(hit => IsNamed(Words.Of(hit.Name), words))
                .OrderByDescending(hit => hit.Merit)
                .Take(Math.Min(count, MaxSuggestions))
                .Select(hit => new NameSuggestion(hit.Id, hit.Name ?? "", hit.Profession ?? "", hit.City ?? "")),
        ];
    }

    public async Task ReportOnlineAsync(IReadOnlyCollection<string> online, CancellationToken cancellationToken = default)
    {
        if (!await writing.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            // A rebuild may take minutes: the next round tells it.
            return;
        }

        try
        {
            await marks.WriteAsync(online, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    public Task<string?> GetCheckpointAsync(CancellationToken cancellationToken = default) => writer.ReadCheckpointAsync(cancellationToken);

    public async Task ApplyAsync(SearchChanges changes, CancellationToken cancellationToken = default)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (await writer.ReadCheckpointAsync(cancellationToken) is null)
            {
                throw new InvalidOperationException("There is no search index to change: rebuild it first.");
            }

            await writer.ApplyAsync(changes, cancellationToken);
            await LookForApartAsync(cancellationToken);
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
        await writing.WaitAsync(cancellationToken);
        try
        {
            await writer.RebuildAsync(documents, checkpoint, progress, cancellationToken);
            marks.Forget();
            await LookForApartAsync(cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Removes the index from the server.</summary>
    internal Task DeleteAsync() => writer.DeleteAsync();

    public void Dispose()
    {
        http.Dispose();
        keys.Dispose();
        writing.Dispose();
        searching.Dispose();
    }

    /// <summary>The server forgives typos in names; a suggestion must have what was typed.</summary>
    private static bool IsNamed(List<string> name, List<string> typed) =>
        typed.Take(typed.Count - 1).All(name.Contains) && name.Exists(word => word.StartsWith(typed[^1], StringComparison.Ordinal));

    private async Task<string?> FindByReferenceAsync(string code, CancellationToken cancellationToken)
    {
        var question = new Question
        {
            Filter = Filter.And(SearchScope.Everybody, Filter.Equal("reference", code)),
            AttributesToRetrieve = ["id"],
            Limit = 1,
        };
        return (await SearchAsync([question], cancellationToken))[0].Hits is [var hit, ..] ? hit.Id : null;
    }

    /// <summary>
    /// Those who have every word; when nobody at the place has, those who have all but one of them or are of the trade that the words speak
    /// of, whichever weighs more; else as many words as may be.
    /// </summary>
    private async Task<SearchPage> FindAsync(
        SearchQuery query,
        QueryReading reading,
        SearchPage empty,
        bool exactly,
        CancellationToken cancellationToken
    )
    {
        if (reading.IsUnreadable)
        {
            return empty;
        }

        if (reading.Meant.Count > 0)
        {
            reading = await WithoutNamesAsync(reading, cancellationToken);
        }

        var scope = await FirstScopeAsync(query, reading, cancellationToken);
        var page = await AskAsync(scope, query, empty, FewerWords.MatchAll, cancellationToken);
        if (page.Total > 0 || exactly || (reading.Words.Count == 0 && !scope.IsNarrowed))
        {
            return page;
        }

        var (less, strategy) = await fewerWords.ChooseAsync(query, reading, scope, hasApart, cancellationToken);
        if (less is null)
        {
            return page;
        }

        page = await AskAsync(less, query, empty, strategy, cancellationToken);
        return page with { SomeWordsIgnored = page.Total > 0 };
    }

    /// <summary>The words, or the trades a sentence speaks of, unless somebody is called or offers just that.</summary>
    private async Task<SearchScope> FirstScopeAsync(SearchQuery query, QueryReading reading, CancellationToken cancellationToken)
    {
        if (reading.Trades.Count == 0)
        {
            return new SearchScope(query, reading, hasApart);
        }

        var ofAll = SearchScope.OfAllWords(query, reading, hasApart);
        var called = await SearchAsync(
            [
                new Question
                {
                    Q = ofAll.Words,
                    Filter = ofAll.Everything(),
                    AttributesToSearchOn = ["titles", "names", "services"],
                    MatchingStrategy = FewerWords.MatchAll,
                    Limit = 0,
                },
            ],
            cancellationToken
        );
        return called[0].Total > 0 ? ofAll : SearchScope.OfTrades(query, reading, hasApart);
    }

    /// <summary>A word that is somebody's name is not misspelled.</summary>
    private async Task<QueryReading> WithoutNamesAsync(QueryReading reading, CancellationToken cancellationToken)
    {
        var words = reading.Meant.Keys.ToList();
        var answers = await SearchAsync(
            [
                .. words.Select(word => new Question
                {
                    // In quotes: just so.
                    Q = $"\"{word}\"",
                    Filter = SearchScope.Everybody,
                    AttributesToSearchOn = ["names"],
                    Limit = 0,
                }),
            ],
            cancellationToken
        );
        var names = words.Where((_, index) => answers[index].Total > 0).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0
            ? reading
            : reading with
            {
                Meant = reading.Meant.Where(pair => !names.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
            };
    }

    private async Task<SearchPage> AskAsync(
        SearchScope scope,
        SearchQuery query,
        SearchPage empty,
        string strategy,
        CancellationToken cancellationToken
    )
    {
        var paging = new HitPaging(scope, query, everyWord: strategy == FewerWords.MatchAll);
        var facets = query.WithFacets ? new FacetQuestions(scope, query) : null;
        Question Complete(Question question) => question with { Q = scope.Words, MatchingStrategy = strategy };
        var first = paging.CountOfFirst is { } count ? (await SearchAsync([Complete(count)], cancellationToken))[0] : null;
        IReadOnlyList<string> counted = [FacetQuestions.Everybody, .. facets?.FacetsOfMain ?? []];
        var hits = paging.Questions(first).Select(question => question with { Facets = counted }).ToList();
        var others = facets?.Questions.Select(question => question with { Limit = 0 }).ToList() ?? [];
        var answers = await SearchAsync([.. hits.Concat(others).Select(Complete)], cancellationToken);
        var found = answers.Take(hits.Count).ToList();
        var total = found.Sum(FacetQuestions.Count);
        return empty with
        {
            Hits = paging.Read(found.SelectMany(answer => answer.Hits)),
            Total = Math.Min(total, SearchQuery.MaxReachable),
            TotalIsCapped = total > SearchQuery.MaxReachable,
            Facets = facets?.Read(found, answers.Skip(hits.Count)),
        };
    }

    /// <summary>As few calls as may be for all the questions.</summary>
    private async Task<IReadOnlyList<Answer>> SearchAsync(IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        if (questions.Count <= MostQuestions)
        {
            return await CallAsync(questions, cancellationToken);
        }

        var answers = new List<Answer>(questions.Count);
        foreach (var some in questions.Chunk(MostQuestions))
        {
            answers.AddRange(await CallAsync(some, cancellationToken));
        }

        return answers;
    }

    /// <summary>One call for all the questions; nobody is found where there is no index yet.</summary>
    private async Task<IReadOnlyList<Answer>> CallAsync(IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        await searching.WaitAsync(cancellationToken);
        try
        {
            // No repeats: whoever searches is waiting, and another engine can answer.
            var limits = new MeilisearchLimits { Timeout = options.Timeout, Attempts = 1 };
            var client = new MeilisearchClient(http, await keys.GetAsync(cancellationToken), limits, clock);
            var request = new MultiSearchQuery([.. questions.Select(question => question with { IndexUid = uid })]);
            var answers = (await client.MultiSearchAsync<MeilisearchHit>(request, cancellationToken)).Results;
            Answered?.Invoke(this, new AnsweredEventArgs(answers.Count, answers.Sum(answer => answer.ProcessingTimeMs)));
            return answers;
        }
        catch (MeilisearchApiError e) when (e.Code == "index_not_found")
        {
            return [.. questions.Select(_ => new Answer { Hits = [] })];
        }
        catch (MeilisearchApiError e) when (e.Code is "invalid_api_key" or "missing_authorization_header")
        {
            keys.Forget();
            throw new SearchRefusedException($"The search server does not accept the key it is asked with ({e.Code}).", e);
        }
        finally
        {
            searching.Release();
        }
    }
}
