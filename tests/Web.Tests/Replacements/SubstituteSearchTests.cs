using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Replacements;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Replacements;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class SubstituteSearchTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Fact]
    public async Task Preferred_people_are_asked_first_and_the_others_when_the_deadline_has_passed()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var preferred = await site.AddSubstituteAsync(app, "Awa", s => s.PreferredSiteIds = [site.Site]);
        var other = await site.AddSubstituteAsync(app, "Bilal");
        var excluded = await site.AddSubstituteAsync(app, "Chloé", s => s.RefusedSiteIds = [site.Site]);
        var id = await site.AskAsync(app);

        var request = await ReadAsync(app, id);
        Assert.Equal(ReplacementState.Proposed, request.State);
        Assert.Equal(preferred.Id, Assert.Single(request.Asks).SubstituteId);

        Assert.Equal([preferred.AccountId], await AskedAsync());

        clock.Now += TimeSpan.FromMinutes(61);
        await app.Services.GetRequiredService<ReplacementWorker>().RunOnceAsync(default);
        Assert.Equal(new[] { preferred.AccountId, other.AccountId }.Order(), (await AskedAsync()).Order());
        request = await ReadAsync(app, id);
        Assert.Equal(AskAnswer.Expired, request.Asks.Single(a => a.SubstituteId == preferred.Id).Answer);
        Assert.Equal(AskAnswer.Waiting, request.Asks.Single(a => a.SubstituteId == other.Id).Answer);
        Assert.DoesNotContain(request.Asks, a => a.SubstituteId == excluded.Id);

        clock.Now += TimeSpan.FromMinutes(61);
        await app.Services.GetRequiredService<ReplacementWorker>().RunOnceAsync(default);
        request = await ReadAsync(app, id);
        Assert.Equal(ReplacementState.Searching, request.State);
        Assert.NotNull(request.AlertedAt);

        // On the page at once; mail and push go the way of everything that people are told.
        Task<List<Guid>> AskedAsync() =>
            app.WithDataAsync(db =>
                db.Set<Notice>().Where(n => n.Kind == ReplacementKinds.Asked).Select(n => n.AccountId!.Value).Distinct().ToListAsync()
            );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_who_accept_at_once_one_has_it_and_the_other_reads_filled(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database, clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var people = new[] { await site.AddSubstituteAsync(app, "Awa"), await site.AddSubstituteAsync(app, "Bilal") };
        var id = await site.AskAsync(app);
        var asks = (await ReadAsync(app, id)).Asks;

        var results = await Task.WhenAll(people.Select(p => AcceptAsync(app, p.AccountId, asks.Single(a => a.SubstituteId == p.Id).Id)));

        Assert.Equal([AnswerResult.Done, AnswerResult.TooLate], results.Order());
        var request = await ReadAsync(app, id);
        Assert.Equal(ReplacementState.Filled, request.State);
        Assert.Equal([AskAnswer.Accepted, AskAnswer.TooLate], request.Asks.Select(a => a.Answer).Order());
    }

    [Fact]
    public async Task Who_joins_after_nobody_was_found_is_asked_within_a_quarter_of_an_hour_and_a_look_in_vain_changes_nothing()
    {
        var clock = new FakeTimeProvider(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var id = await site.AskAsync(app, days: 2);
        var worker = app.Services.GetRequiredService<ReplacementWorker>();
        await worker.RunOnceAsync(CancellationToken.None);
        var alone = await ReadAsync(app, id);
        Assert.Equal((ReplacementState.Searching, true), (alone.State, alone.AlertedAt is not null));

        clock.Advance(TimeSpan.FromMinutes(15));
        await worker.RunOnceAsync(CancellationToken.None);
        Assert.Equal(alone.Version, (await ReadAsync(app, id)).Version);
        await site.AddSubstituteAsync(app, "Awa");
        clock.Advance(TimeSpan.FromMinutes(15));
        await worker.RunOnceAsync(CancellationToken.None);

        var request = await ReadAsync(app, id);
        Assert.Equal(ReplacementState.Proposed, request.State);
        Assert.Single(request.Asks);
    }

    [Fact]
    public async Task A_request_is_filled_day_by_day()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa");
        var bilal = await site.AddSubstituteAsync(app, "Bilal");
        var id = await site.AskAsync(app, days: 2);
        var request = await ReadAsync(app, id);
        var first = request.Days.MinBy(d => d.StartsAt)!;

        await AcceptAsync(app, awa.AccountId, request.Asks.Single(a => a.SubstituteId == awa.Id).Id, [first.Id]);
        Assert.Equal(ReplacementState.Proposed, (await ReadAsync(app, id)).State);
        await AcceptAsync(app, bilal.AccountId, request.Asks.Single(a => a.SubstituteId == bilal.Id).Id);

        request = await ReadAsync(app, id);
        Assert.Equal(ReplacementState.Filled, request.State);
        Assert.Equal(awa.Id, request.Days.Single(d => d.Id == first.Id).SubstituteId);
        Assert.Equal(bilal.Id, request.Days.Single(d => d.Id != first.Id).SubstituteId);
        Assert.Equal(48, request.LateHours);
    }

    [Fact]
    public async Task Who_would_exceed_the_week_is_not_asked_and_cannot_accept()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa", s => s.WeekMinutes = 8 * 60);
        var one = await site.AskAsync(app);
        var two = await site.AskAsync(app, change: null, days: 2);
        var asks = ((await ReadAsync(app, one)).Asks.Single(), (await ReadAsync(app, two)).Asks.Single());

        Assert.Equal(AnswerResult.Done, await AcceptAsync(app, awa.AccountId, asks.Item1.Id));
        Assert.Equal(AnswerResult.NotPossible, await AcceptAsync(app, awa.AccountId, asks.Item2.Id));
        var three = await site.AskAsync(app);
        Assert.Empty((await ReadAsync(app, three)).Asks);
    }

    [Fact]
    public async Task Who_withdraws_sets_the_search_going_again()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa", s => s.PreferredSiteIds = [site.Site]);
        var bilal = await site.AddSubstituteAsync(app, "Bilal");
        var id = await site.AskAsync(app);
        await AcceptAsync(app, awa.AccountId, (await ReadAsync(app, id)).Asks.Single().Id);

        Assert.Equal(AnswerResult.Done, await app.UseAsync<AskAnswers, AnswerResult>(a => a.WithdrawAsync(awa.AccountId, id, default)));

        var request = await ReadAsync(app, id);
        Assert.Equal(ReplacementState.Proposed, request.State);
        Assert.Null(request.Days.Single().SubstituteId);
        Assert.Equal(AskAnswer.Waiting, request.Asks.Single(a => a.SubstituteId == bilal.Id).Answer);
    }

    /// <summary>Unknown or taken is never free: days off, appointments of their own, other missions.</summary>
    [Fact]
    public async Task Who_is_away_or_booked_then_is_not_asked_and_a_mission_takes_its_hours_from_the_agenda()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var (away, booked, free) = (
            (await site.AddSubstituteAsync(app, "Awa")).AccountId,
            (await site.AddSubstituteAsync(app, "Bilal")).AccountId,
            (await site.AddSubstituteAsync(app, "Chloé")).AccountId
        );
        var eight = new DateTimeOffset(ReplacementSite.FirstDay, new TimeOnly(8, 0), TimeSpan.FromHours(1));
        await app.WithDataAsync(db =>
        {
            db.Add(
                new DateOverrideRow
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = away,
                    First = ReplacementSite.FirstDay,
                    Last = ReplacementSite.FirstDay,
                }
            );
            db.Add(
                new BookedTime
                {
                    Id = Guid.NewGuid(),
                    OwnerId = Guid.NewGuid(),
                    ProfessionalId = booked,
                    Kind = BookedTimeKind.Booking,
                    StartsAt = eight.AddHours(3),
                    EndsAt = eight.AddHours(4),
                }
            );
            return db.SaveChangesAsync();
        });

        var id = await site.AskAsync(app);

        var ask = Assert.Single((await ReadAsync(app, id)).Asks);
        var substitutes = await app.WithDataAsync(db => db.Set<Substitute>().ToDictionaryAsync(s => s.Id, s => s.AccountId));
        Assert.Equal(free, substitutes[ask.SubstituteId]);
        Assert.Equal(AnswerResult.Done, await AcceptAsync(app, free, ask.Id));
        var window = new Interval(Instant.FromDateTimeOffset(eight.AddDays(-1)), Instant.FromDateTimeOffset(eight.AddDays(1)));
        var busy = await app.UseAsync<SlotFinder, IReadOnlyList<Interval>>(slots => slots.BusyAsync(free, window, default));
        Assert.Equal(new Interval(Instant.FromDateTimeOffset(eight), Instant.FromDateTimeOffset(eight.AddHours(8))), Assert.Single(busy));
    }

    [Fact]
    public async Task Whoever_held_a_day_whose_time_changed_is_asked_alone_before_all_others()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa");
        var bilal = await site.AddSubstituteAsync(app, "Bilal");
        var id = await site.AskAsync(app);
        var request = await ReadAsync(app, id);
        await AcceptAsync(app, awa.AccountId, request.Asks.Single(a => a.SubstituteId == awa.Id).Id);

        var block = new Block(ReplacementSite.FirstDay, 9 * 60, 17 * 60, 30);
        Assert.Equal(
            ReplacementAnswer.Done,
            await app.UseAsync<ReplacementEditor, ReplacementAnswer>(e =>
                e.ChangeBlockAsync(site.Client, id, request.Days.Single().Id, block, default)
            )
        );

        request = await ReadAsync(app, id);
        Assert.Equal([awa.Id], request.Asks.Where(a => a.Answer == AskAnswer.Waiting).Select(a => a.SubstituteId));
        await app.UseAsync<AskAnswers, AnswerResult>(answers =>
            answers.DeclineAsync(awa.AccountId, request.Asks.Single(a => a.Answer == AskAnswer.Waiting).Id, default)
        );
        request = await ReadAsync(app, id);
        Assert.Equal([bilal.Id], request.Asks.Where(a => a.Answer == AskAnswer.Waiting).Select(a => a.SubstituteId));
    }

    [Fact]
    public async Task Who_unsubscribes_gives_their_days_back_and_the_planner_is_alerted()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa", s => s.PreferredSiteIds = [site.Site]);
        var bilal = await site.AddSubstituteAsync(app, "Bilal");
        var id = await site.AskAsync(app);
        await AcceptAsync(app, awa.AccountId, (await ReadAsync(app, id)).Asks.Single().Id);

        await app.Services.GetRequiredService<AccountErasure>().EraseAsync(awa.AccountId, awa.AccountId, default);

        var request = await ReadAsync(app, id);
        Assert.Equal(ReplacementState.Proposed, request.State);
        Assert.Null(request.Days.Single().SubstituteId);
        Assert.Equal(AskAnswer.Waiting, request.Asks.Single(a => a.SubstituteId == bilal.Id).Answer);
        var alerts = await app.WithDataAsync(db =>
            db.Set<Notice>().Where(n => n.Kind == ReplacementKinds.Alert).Select(n => n.AccountId).ToListAsync()
        );
        Assert.Contains(site.Organisation, alerts);
    }

    [Fact]
    public async Task Who_left_the_organisation_is_asked_no_more_and_can_no_longer_accept()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa", s => s.PreferredSiteIds = [site.Site]);
        var bilal = await site.AddSubstituteAsync(app, "Bilal");
        var id = await site.AskAsync(app);
        var ask = (await ReadAsync(app, id)).Asks.Single();
        Assert.Equal(awa.Id, ask.SubstituteId);
        await app.WithDataAsync(db =>
            db.Memberships.Where(m => m.AccountId == awa.AccountId)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftAt, (DateTimeOffset?)ReplacementSite.Now))
        );

        Assert.Equal(AnswerResult.Over, await AcceptAsync(app, awa.AccountId, ask.Id));
        var other = await site.AskAsync(app);

        Assert.Equal(bilal.Id, Assert.Single((await ReadAsync(app, other)).Asks).SubstituteId);
    }

    [Fact]
    public async Task With_an_interview_the_client_retains_one_of_those_who_accepted_and_the_search_waits()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa", s => s.PreferredSiteIds = [site.Site]);
        var bilal = await site.AddSubstituteAsync(app, "Bilal", s => s.PreferredSiteIds = [site.Site]);
        var later = await site.AddSubstituteAsync(app, "Chloé");
        var id = await site.AskAsync(app, change: wish => wish.WantsInterview = true);
        var asks = (await ReadAsync(app, id)).Asks.ToDictionary(a => a.SubstituteId, a => a.Id);

        Assert.Equal(AnswerResult.Interview, await AcceptAsync(app, awa.AccountId, asks[awa.Id]));
        Assert.Equal(AnswerResult.Interview, await AcceptAsync(app, bilal.AccountId, asks[bilal.Id]));
        var request = await ReadAsync(app, id);
        Assert.Equal(ReplacementState.Proposed, request.State);
        Assert.Null(request.Days.Single().SubstituteId);
        Assert.DoesNotContain(request.Asks, a => a.SubstituteId == later.Id);

        Assert.Equal(AnswerResult.Absent, await DecideAsync(awa.AccountId, asks[awa.Id], true));
        Assert.Equal(AnswerResult.Done, await DecideAsync(site.Client, asks[awa.Id], false));
        Assert.Equal(AnswerResult.Done, await DecideAsync(site.Client, asks[bilal.Id], true));
        Assert.Equal(AnswerResult.Over, await DecideAsync(site.Client, asks[bilal.Id], true));
        request = await ReadAsync(app, id);
        Assert.Equal((ReplacementState.Filled, bilal.Id), (request.State, request.Days.Single().SubstituteId));
        Assert.Equal(AskAnswer.NotRetained, request.Asks.Single(a => a.SubstituteId == awa.Id).Answer);

        Task<AnswerResult> DecideAsync(Guid account, Guid ask, bool retains) =>
            app.UseAsync<AskAnswers, AnswerResult>(answers => answers.DecideAsync(account, id, ask, retains, default));
    }

    [Fact]
    public async Task A_stranger_can_neither_read_answer_nor_change()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        await site.AddSubstituteAsync(app, "Awa");
        var id = await site.AskAsync(app);
        var stranger = await app.AddAccountAsync("Personne");
        var ask = (await ReadAsync(app, id)).Asks.Single();

        Assert.Equal(AnswerResult.Absent, await AcceptAsync(app, stranger.Id, ask.Id));
        Assert.Equal(
            ReplacementAnswer.Absent,
            await app.UseAsync<ReplacementEditor, ReplacementAnswer>(e => e.CancelAsync(stranger.Id, id, default))
        );
        Assert.False(await app.UseAsync<ReplacementAccess, bool>(async a => await a.FindAsync(stranger.Id, id, default) is not null));
    }

    private static Task<AnswerResult> AcceptAsync(AppHost app, Guid account, Guid ask, IReadOnlyCollection<Guid>? days = null) =>
        app.UseAsync<AskAnswers, AnswerResult>(answers => answers.AcceptAsync(account, ask, days, default));

    private static Task<ReplacementRequest> ReadAsync(AppHost app, Guid id) =>
        app.WithDataAsync(db =>
            db.Set<ReplacementRequest>().AsNoTracking().Include(r => r.Days).Include(r => r.Asks).SingleAsync(r => r.Id == id)
        );
}
