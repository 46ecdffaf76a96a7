namespace Visavis.Search;

/// <summary>
/// Asks the first engine and, when it is down, slow or behind, the second one, whose answers are marked. After one failure, or several slow
/// answers, the first engine is left alone, so that a dead server costs no search any time, until <see cref="ProbeAsync"/> finds it well
/// again. A single slow answer is given by the second one and says nothing of the first.
/// </summary>
/// <param name="first">The engine that should answer.</param>
/// <param name="second">The one that always can.</param>
/// <param name="budget">How long the first may take.</param>
/// <param name="clock">What time it is.</param>
/// <param name="isCold">The first is asked only once <see cref="WarmAsync"/> has made it quick: nobody waits for first answers.</param>
public sealed class FailoverSearch(ISearchIndex first, ISearchIndex second, TimeSpan budget, TimeProvider clock, bool isCold = false)
    : ISearchIndex,
        ISearchStatus
{
    /// <summary>So many of the last answers late, and the engine is slow.</summary>
    private const int MostLate = 3;
    private const int Judged = 20;

    /// <summary>For one of the searches that warm the engine.</summary>
    private static readonly TimeSpan WarmingBudget = TimeSpan.FromSeconds(10);

    private static readonly string[] WarmingWords = ["", "plombier", "fuite d’eau", "a", "psychologue lyon", "avocat qui parle anglais"];

    private readonly Lock gate = new();
    private readonly Queue<bool> late = new();
    private volatile bool isWarm = !isCold;
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

    /// <summary>Asks the first engine what people ask, without haste, so that its first answers to people are as quick as the others.</summary>
    public async Task WarmAsync(SlotWindow? slots = null, CancellationToken cancellationToken = default)
    {
        if (isWarm)
        {
            return;
        }

        foreach (var words in WarmingWords)
        {
            var query = new SearchQuery
            {
                What = words,
                Where = words.Length == 1 ? "Paris" : null,
                WithFacets = true,
                Slots = slots,
            };
            if (await AskAsync(token => first.SearchAsync(query, token), WarmingBudget, cancellationToken) is null)
            {
                return;
            }
        }

        isWarm = true;
    }

    /// <summary>Sees whether the first engine answers, and lets it answer searches again if it does.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken = default)
    {
        if (await AskAsync(token => first.SearchAsync(new SearchQuery { PageSize = 1 }, token), budget, cancellationToken) is not null)
        {
            Set(() =>
            {
                failure = null;
                late.Clear();
            });
        }
    }

    /// <summary>To be told by whoever knows which changes there are.</summary>
    public void ReportBehind(bool behind, Exception? why = null) => Set(() => isBehind = behind, why);

    private Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class => isWarm && Trouble is null ? AskAsync(ask, budget, cancellationToken) : Task.FromResult<T?>(null);

    /// <summary>Null when there was no answer in time. An engine that does not heed its token is not waited for either.</summary>
    private async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> ask, TimeSpan within, CancellationToken cancellationToken)
        where T : class
    {
        using var timeIsUp = new CancellationTokenSource(within, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeIsUp.Token);
        try
        {
            var answer = await ask(either.Token).WaitAsync(either.Token);
            Judge(isLate: false);
            return answer;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            Judge(isLate: true, e);
        }
        catch (SearchRefusedException e)
        {
            Set(() => failure = SearchTrouble.Refused, e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Set(() => failure = SearchTrouble.Down, e);
        }

        return null;
    }

    private void Judge(bool isLate, Exception? why = null) =>
        Set(
            () =>
            {
                late.Enqueue(isLate);
                if (late.Count > Judged)
                {
                    late.Dequeue();
                }

                if (isLate && late.Count(one => one) >= MostLate)
                {
                    failure = SearchTrouble.Slow;
                }
            },
            why
        );

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
