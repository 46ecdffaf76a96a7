namespace Visavis.Search;

/// <summary>
/// Asks the first engine and, when it is down, slow or behind, the second one, whose answers are marked. After one failure the first engine
/// is left alone, so that a dead server costs no search any time, until <see cref="ProbeAsync"/> finds it well again.
/// </summary>
public sealed class FailoverSearch(ISearchIndex first, ISearchIndex second, TimeSpan budget, TimeProvider clock)
    : ISearchIndex,
        ISearchStatus
{
    private readonly Lock gate = new();
    private SearchTrouble? failure;
    private bool isBehind;

    public event EventHandler<SearchTroubleEventArgs>? Changed;

    public SearchTrouble? Trouble
    {
        get
        {
            lock (gate)
            {
                return Now();
            }
        }
    }

    public async Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        await TryAsync(token => first.SearchAsync(query, token), cancellationToken)
        ?? await second.SearchAsync(query, cancellationToken) with
        {
            Degraded = true,
        };

    public async Task<IReadOnlyList<NameSuggestion>> SuggestNamesAsync(
        string typed,
        int count,
        CancellationToken cancellationToken = default
    ) =>
        await TryAsync(token => first.SuggestNamesAsync(typed, count, token), cancellationToken)
        ?? await second.SuggestNamesAsync(typed, count, cancellationToken);

    /// <summary>Sees whether the first engine answers, and lets it answer searches again if it does.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken = default)
    {
        if (await AskAsync(token => first.SearchAsync(new SearchQuery { PageSize = 1 }, token), cancellationToken) is not null)
        {
            Set(() => failure = null);
        }
    }

    /// <summary>To be told by whoever knows which changes there are.</summary>
    public void ReportBehind(bool behind, Exception? why = null) => Set(() => isBehind = behind, why);

    private Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class => Trouble is null ? AskAsync(ask, cancellationToken) : Task.FromResult<T?>(null);

    /// <summary>Null when there was no answer in time. An engine that does not heed its token is not waited for either.</summary>
    private async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        using var late = new CancellationTokenSource(budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await ask(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            Set(() => failure = SearchTrouble.Slow, e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Set(() => failure = SearchTrouble.Down, e);
        }

        return null;
    }

    private void Set(Action change, Exception? why = null)
    {
        SearchTrouble? now;
        lock (gate)
        {
            var before = Now();
            change();
            now = Now();
            if (now == before)
            {
                return;
            }
        }

        Changed?.Invoke(this, new SearchTroubleEventArgs(now, why));
    }

    private SearchTrouble? Now() => failure ?? (isBehind ? SearchTrouble.Behind : null);
}
