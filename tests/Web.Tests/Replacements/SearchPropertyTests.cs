using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Replacements;

/// <summary>What holds whatever happens: waves in order, deadlines kept, caps never broken, with two processes on one database and a clock that moves.</summary>
public sealed class SearchPropertyTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(2026)]
    public void Days_chosen_by_chance_never_break_a_cap_a_rest_or_overlap(int seed)
    {
        var random = new Random(seed);
        var weekOf = SubstituteRules.WeekIn(MissionTimes.Zone("Europe/Paris"));
        for (var round = 0; round < 200; round++)
        {
            var cap = random.Next(6, 40) * 60;
            var days = Enumerable.Range(0, random.Next(1, 14)).Select(_ => Some(random)).ToList();
            var taken = Enumerable.Range(0, random.Next(0, 2)).Select(_ => Some(random)).Select(Span).ToList();

            var (chosen, reason) = SubstituteRules.Choose(days, taken, cap, restMinutes: 11 * 60, weekOf);

            Assert.Equal(chosen.Count > 0, reason == Exclusion.None);
            var mine = days.Where(d => chosen.Contains(d.Id)).Select(Span).ToList();
            var all = mine.Concat(taken).OrderBy(s => s.Start).ToList();
            Assert.All(
                mine.GroupBy(s => weekOf(s.Start)),
                week => Assert.True(all.Where(s => weekOf(s.Start) == week.Key).Sum(s => s.WorkMinutes) <= cap)
            );
            Assert.All(mine, one => Assert.DoesNotContain(all, other => other != one && other.Start < one.End && one.Start < other.End));
            Assert.All(
                mine,
                one =>
                    Assert.DoesNotContain(
                        all,
                        other =>
                            other.Start >= one.End
                            && other.Start - one.End < TimeSpan.FromHours(11)
                            && other.End - one.Start > TimeSpan.FromHours(15)
                    )
            );
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Waves_follow_each_other_and_nobody_is_asked_twice_by_two_processes(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        var clock = new SetClock(ReplacementSite.Now);
        await using var one = AppHost.On(database, clock: clock);
        await using var two = AppHost.On(database, clock: clock);
        var site = await ReplacementSite.AddAsync(one);
        await site.AddSubstituteAsync(one, "Awa", s => s.PreferredSiteIds = [site.Site]);
        await site.AddSubstituteAsync(one, "Bilal", s => s.PreferredSiteIds = [site.Site]);
        await site.AddSubstituteAsync(one, "Chloé");
        await site.AddSubstituteAsync(one, "Dana");
        var id = await site.AskAsync(one);

        for (var round = 0; round < 4; round++)
        {
            clock.Now += TimeSpan.FromMinutes(31);
            await Task.WhenAll(RunAsync(one), RunAsync(two));
            await CheckAsync();
        }

        var request = await ReadAsync();
        Assert.Equal(4, request.Asks.Count);
        Assert.NotNull(request.AlertedAt);

        // The deadline is an instant: at it, an answer is too late.
        async Task CheckAsync()
        {
            var asks = (await ReadAsync()).Asks;
            Assert.Equal(asks.Count, asks.DistinctBy(a => a.SubstituteId).Count());
            Assert.All(asks, a => Assert.Equal(TimeSpan.FromHours(1), a.Deadline - a.AskedAt));
            Assert.All(asks, a => Assert.Equal(a.Deadline <= clock.Now, a.Answer == AskAnswer.Expired));
            var firstWave = asks.Where(a => a.Stage == AskStage.Preferred).ToList();
            Assert.All(
                asks.Where(a => a.Stage != AskStage.Preferred),
                later => Assert.All(firstWave, a => Assert.True(a.Deadline <= later.AskedAt))
            );
        }

        Task<ReplacementRequest> ReadAsync() =>
            one.WithDataAsync(db => db.Set<ReplacementRequest>().AsNoTracking().Include(r => r.Asks).SingleAsync(r => r.Id == id));

        static Task RunAsync(AppHost app) => app.Services.GetRequiredService<ReplacementWorker>().RunOnceAsync(default);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_accepts_two_requests_at_once_in_two_processes_never_exceeds_the_week(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        var clock = new SetClock(ReplacementSite.Now);
        await using var one = AppHost.On(database, clock: clock);
        await using var two = AppHost.On(database, clock: clock);
        var site = await ReplacementSite.AddAsync(one);
        var awa = await site.AddSubstituteAsync(one, "Awa", s => s.WeekMinutes = 10 * 60);
        var first = await AskOnAsync(0);
        var second = await AskOnAsync(2);

        var answers = await Task.WhenAll(AcceptAsync(one, first), AcceptAsync(two, second));

        Assert.Equal([AnswerResult.Done, AnswerResult.NotPossible], answers.Order());
        var worked = await one.WithDataAsync(db =>
            db.Set<ReplacementDay>().AsNoTracking().Where(d => d.SubstituteId == awa.Id).ToListAsync()
        );
        Assert.True(worked.Sum(d => d.WorkMinutes) <= 10 * 60);

        async Task<Guid> AskOnAsync(int day)
        {
            var details = new ReplacementDetails(site.Site, site.Function, null, null, false, false, [], null);
            var request = await one.UseAsync<ReplacementEditor, ReplacementRequest>(e =>
                e.DraftAsync(site.ClientSide, site.Client, site.File.Id, details, default)
            );
            var block = new Block(ReplacementSite.FirstDay.AddDays(day), 8 * 60, 16 * 60, 30);
            await one.UseAsync<ReplacementEditor, ReplacementAnswer>(e => e.AddBlocksAsync(site.Client, request.Id, [block], default));
            await one.UseAsync<ReplacementEditor, ReplacementAnswer>(e => e.SubmitAsync(site.Client, request.Id, default));
            return await one.WithDataAsync(db =>
                db.Set<ReplacementAsk>().Where(a => a.RequestId == request.Id).Select(a => a.Id).SingleAsync()
            );
        }

        Task<AnswerResult> AcceptAsync(AppHost app, Guid ask) =>
            app.UseAsync<AskAnswers, AnswerResult>(a => a.AcceptAsync(awa.AccountId, ask, null, default));
    }

    [Fact]
    public async Task An_answer_at_the_deadline_is_too_late_and_one_just_before_is_not()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa");
        var late = await AskAsync();
        clock.Now = late.Deadline;
        Assert.Equal(AnswerResult.Over, await AcceptAsync(late));
        var inTime = await AskAsync();
        clock.Now = inTime.Deadline.AddMilliseconds(-1);
        Assert.Equal(AnswerResult.Done, await AcceptAsync(inTime));

        async Task<ReplacementAsk> AskAsync()
        {
            var id = await site.AskAsync(app);
            return await app.WithDataAsync(db => db.Set<ReplacementAsk>().AsNoTracking().SingleAsync(a => a.RequestId == id));
        }

        Task<AnswerResult> AcceptAsync(ReplacementAsk ask) =>
            app.UseAsync<AskAnswers, AnswerResult>(a => a.AcceptAsync(awa.AccountId, ask.Id, null, default));
    }

    /// <summary>A block of some length on some day of two weeks.</summary>
    private static ReplacementDay Some(Random random)
    {
        var start = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(14)).AddMinutes(15 * random.Next(20, 72));
        return new ReplacementDay
        {
            Id = Guid.NewGuid(),
            StartsAt = start,
            EndsAt = start.AddMinutes(15 * random.Next(4, 40)),
        };
    }

    private static Span Span(ReplacementDay day) => new(day.StartsAt, day.EndsAt, day.WorkMinutes);
}
