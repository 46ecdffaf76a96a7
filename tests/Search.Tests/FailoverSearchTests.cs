using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;

namespace Visavis.Search.Tests;

public sealed class FailoverSearchTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(250);
    private readonly FakeTimeProvider clock = new(TestClock.Start);
    private readonly OneEngine first = new("first");
    private readonly OneEngine second = new("second");
    private readonly FailoverSearch search;
    private readonly List<SearchTrouble?> told = [];

    public FailoverSearchTests()
    {
        search = new FailoverSearch(first, second, Budget, clock);
        search.Changed += (_, change) => told.Add(change.Trouble);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_engine_answers_while_it_is_well()
    {
        var page = await search.SearchAsync(new SearchQuery(), Cancellation);

        Assert.Equal("first", page.Hits[0].Id);
        Assert.False(page.Degraded);
        Assert.Equal("first", Assert.Single(await search.SuggestNamesAsync("a", 5, Cancellation)).Id);
        Assert.Null(search.Trouble);
        Assert.Equal(0, second.Calls);
    }

    [Fact]
    public async Task When_it_fails_the_second_answers_at_once_and_the_first_is_left_alone()
    {
        first.Answer = _ => throw new IOException("Refused.");

        for (var number = 0; number < 5; number++)
        {
            var page = await search.SearchAsync(new SearchQuery(), Cancellation);
            Assert.Equal("second", page.Hits[0].Id);
            Assert.True(page.Degraded);
        }

        Assert.Equal("second", Assert.Single(await search.SuggestNamesAsync("a", 5, Cancellation)).Id);
        Assert.Equal(1, first.Calls);
        Assert.Equal(SearchTrouble.Down, search.Trouble);
        Assert.Equal([SearchTrouble.Down], told);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_it_is_slow_the_second_answers_after_the_time_given(bool heedsItsToken)
    {
        first.Answer = token => Task.Delay(Timeout.InfiniteTimeSpan, heedsItsToken ? token : CancellationToken.None);

        for (var number = 1; number <= 3; number++)
        {
            // One slow answer says nothing of the engine, several do.
            Assert.Null(search.Trouble);
            var answer = search.SearchAsync(new SearchQuery(), Cancellation);
            Assert.False(answer.IsCompleted);
            clock.Advance(Budget);

            Assert.True((await answer).Degraded);
        }

        Assert.Equal(SearchTrouble.Slow, search.Trouble);
    }

    [Fact]
    public async Task A_single_slow_answer_is_given_by_the_second_and_the_next_by_the_first_again()
    {
        first.Answer = token => Task.Delay(Timeout.InfiniteTimeSpan, token);
        var slow = search.SearchAsync(new SearchQuery(), Cancellation);
        clock.Advance(Budget);
        Assert.True((await slow).Degraded);

        first.Answer = _ => Task.CompletedTask;

        Assert.False((await search.SearchAsync(new SearchQuery { Page = 2 }, Cancellation)).Degraded);
        Assert.Empty(told);
    }

    [Fact]
    public async Task An_engine_that_is_cold_answers_nobody_until_it_was_warmed()
    {
        var cold = new FailoverSearch(first, second, Budget, clock, isCold: true);
        Assert.True((await cold.SearchAsync(new SearchQuery(), Cancellation)).Degraded);
        Assert.Equal(0, first.Calls);

        await cold.WarmAsync(cancellationToken: Cancellation);
        var asked = first.Calls;

        Assert.InRange(asked, 2, 20);
        Assert.Null(cold.Trouble);
        Assert.False((await cold.SearchAsync(new SearchQuery(), Cancellation)).Degraded);
        await cold.WarmAsync(cancellationToken: Cancellation);
        Assert.Equal(asked + 1, first.Calls);
    }

    [Fact]
    public async Task A_refused_key_is_told_once_as_what_it_is()
    {
        first.Answer = _ => throw new SearchRefusedException("The key.", new IOException());

        await search.SearchAsync(new SearchQuery(), Cancellation);
        await search.ProbeAsync(Cancellation);
        await search.ProbeAsync(Cancellation);

        Assert.Equal(SearchTrouble.Refused, search.Trouble);
        Assert.Equal([SearchTrouble.Refused], told);
    }

    [Fact]
    public async Task A_search_given_up_by_the_reader_says_nothing_of_the_engine()
    {
        using var gone = new CancellationTokenSource();
        first.Answer = token => Task.Delay(Timeout.InfiniteTimeSpan, token);

        var answer = search.SearchAsync(new SearchQuery(), gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Null(search.Trouble);
        Assert.Equal(0, second.Calls);
    }

    [Fact]
    public async Task An_index_behind_is_not_asked_until_it_has_caught_up()
    {
        search.ReportBehind(behind: true);
        search.ReportBehind(behind: true);
        Assert.True((await search.SearchAsync(new SearchQuery(), Cancellation)).Degraded);
        Assert.Equal(0, first.Calls);

        search.ReportBehind(behind: false);

        Assert.False((await search.SearchAsync(new SearchQuery(), Cancellation)).Degraded);
        Assert.Equal([SearchTrouble.Behind, null], told);
    }

    [Fact]
    public async Task It_answers_again_once_a_probe_finds_it_well()
    {
        first.Answer = _ => throw new IOException("Refused.");
        await search.SearchAsync(new SearchQuery(), Cancellation);
        await search.ProbeAsync(Cancellation);
        Assert.Equal(SearchTrouble.Down, search.Trouble);

        first.Answer = _ => Task.CompletedTask;
        await search.ProbeAsync(Cancellation);

        Assert.Null(search.Trouble);
        Assert.False((await search.SearchAsync(new SearchQuery(), Cancellation)).Degraded);
        Assert.Equal([SearchTrouble.Down, null], told);
    }

    private sealed class OneEngine(string name) : ISearchIndex
    {
        public int Calls { get; private set; }

        public Func<CancellationToken, Task> Answer { get; set; } = _ => Task.CompletedTask;

        public async Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
        {
            Calls++;
            await Answer(cancellationToken);
            return new SearchPage { Hits = [new SearchHit(name, DistanceKm: null)], Total = 1 };
        }

        public async Task<IReadOnlyList<NameSuggestion>> SuggestNamesAsync(
            string typed,
            int count,
            CancellationToken cancellationToken = default
        )
        {
            Calls++;
            await Answer(cancellationToken);
            return [new NameSuggestion(name, name, "", "")];
        }
    }
}
