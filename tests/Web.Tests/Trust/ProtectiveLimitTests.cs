using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Bookings;
using Visavis.Web.Calls;
using Visavis.Web.Messages;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Tests.Trust;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ProtectiveLimitTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 23, 9, 37, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_who_met_the_person_is_enough_and_it_ends_by_itself_without_telling_the_minute()
    {
        await using var site = await TrustSite.StartAsync();
        var plumber = await site.App.AddProfessionalAsync();
        var member = await site.AddMemberAsync("Nina Petit", "nina@exemple.fr");
        await ReportAsync(site, plumber.Id, member.Id, "nina@exemple.fr", "a");
        await LookAsync(site);
        Assert.True(site.Service<PeopleStanding>().MayMakeContact(plumber.Id));

        await MeetAsync(site, member.Id, plumber.Id);
        await LookAsync(site);

        Assert.False(site.Service<PeopleStanding>().MayMakeContact(plumber.Id));
        Assert.False(site.Service<PeopleStanding>().IsSuspended(plumber.Id));
        var measure = await site.App.WithDataAsync(db => db.Set<Measure>().SingleAsync(Cancellation));
        Assert.Equal((0, true), (measure.EndsAt!.Value.Minute, measure.IsAutomatic));
        Assert.True(measure.EndsAt - measure.StartsAt <= TimeSpan.FromHours(72));
        site.Clock.Advance(TimeSpan.FromHours(72));
        await LookAsync(site);
        Assert.True(site.Service<PeopleStanding>().MayMakeContact(plumber.Id));
        Assert.Equal(1, await site.App.WithDataAsync(db => db.Set<Measure>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Under_the_limit_no_first_message_goes_either_way_and_what_runs_goes_on()
    {
        await using var site = await TrustSite.StartAsync();
        var (plumber, other) = ((await site.App.AddProfessionalAsync()).Id, (await site.App.AddProfessionalAsync()).Id);
        var nina = (await site.AddMemberAsync("Nina Petit", "nina@exemple.fr")).Id;
        var stranger = (await site.AddMemberAsync("Omar Petit", "omar@exemple.fr")).Id;
        Assert.Null(await WriteAsync(nina, plumber));
        await MeetAsync(site, nina, plumber);
        await ReportAsync(site, plumber, nina, "nina@exemple.fr", "a");
        await LookAsync(site);

        Assert.Equal(SendProblem.NotAccepted, await WriteAsync(stranger, plumber));
        Assert.Equal(SendProblem.Limited, await WriteAsync(plumber, other));
        Assert.Null(await WriteAsync(plumber, nina));
        Assert.Null(await WriteAsync(stranger, other));

        async Task<SendProblem?> WriteAsync(Guid from, Guid to) =>
            (
                await site.Service<Conversations>()
                    .SendAsync(new MessageDraft(from, to, Guid.NewGuid().ToString("N"), "Bonjour"), Cancellation)
            ).Problem;
    }

    [Fact]
    public async Task An_agreed_appointment_and_an_answered_message_are_meetings_and_asking_in_vain_is_none()
    {
        await using var site = await TrustSite.StartAsync();
        var nina = await site.AddMemberAsync("Nina Petit", "nina@exemple.fr");
        var (booked, wrote, hosted, asked) = (await AddAsync(), await AddAsync(), await AddAsync(), await AddAsync());
        var inVain = ReportedPlaceTests.Agreed(asked, nina.Id);
        inVain.State = BookingState.Requested;
        await ReportedPlaceTests.AddAsync(
            site,
            ReportedPlaceTests.Agreed(booked, nina.Id),
            ReportedPlaceTests.Agreed(hosted, null),
            inVain
        );
        await ReportedPlaceTests.TalkAsync(site, wrote, nina.Id, "Payez d’avance");
        await ReportedPlaceTests.TalkAsync(site, nina.Id, asked, "Bonjour");
        foreach (var subject in new[] { booked, wrote, asked })
        {
            await ReportAsync(site, subject, nina.Id, "nina@exemple.fr", "a");
        }

        await ReportAsync(site, hosted, null, "Invitee@exemple.fr", "b");
        await LookAsync(site);

        var standing = site.Service<PeopleStanding>();
        Assert.Equal([false, false, false, true], new[] { booked, wrote, hosted, asked }.Select(standing.MayMakeContact));

        async Task<Guid> AddAsync() => (await site.App.AddProfessionalAsync()).Id;
    }

    [Fact]
    public async Task Several_must_be_unconnected_and_confirmed()
    {
        await using var site = await TrustSite.StartAsync();
        var plumber = await site.App.AddProfessionalAsync();
        await ReportAsync(site, plumber.Id, null, "a@exemple.fr", "one");
        await ReportAsync(site, plumber.Id, null, "b@exemple.fr", "one");
        await ReportAsync(site, plumber.Id, null, "c@exemple.fr", "two");
        await ReportAsync(site, plumber.Id, null, "d@exemple.fr", "three", isConfirmed: false);
        await LookAsync(site);
        Assert.True(site.Service<PeopleStanding>().MayMakeContact(plumber.Id));

        await ReportAsync(site, plumber.Id, null, "e@exemple.fr", "four");
        await LookAsync(site);
        Assert.False(site.Service<PeopleStanding>().MayMakeContact(plumber.Id));
    }

    [Fact]
    public async Task Who_told_in_bad_faith_before_sets_nothing_off()
    {
        await using var site = await TrustSite.StartAsync();
        var plumber = await site.App.AddProfessionalAsync();
        var member = await site.AddMemberAsync("Nina Petit", "nina@exemple.fr");
        await MeetAsync(site, member.Id, plumber.Id);
        var old = await ReportAsync(site, Guid.NewGuid(), member.Id, "nina@exemple.fr", "a");
        await site.App.WithDataAsync(async db =>
        {
            var decision = new Decision
            {
                Id = Guid.NewGuid(),
                Words = "",
                WasBadFaith = true,
            };
            db.Add(decision);
            var report = await db.Set<Report>().SingleAsync(r => r.Id == old, Cancellation);
            (report.DecisionId, report.ClosedAt) = (decision.Id, Then);
            return await db.SaveChangesAsync(Cancellation);
        });

        await ReportAsync(site, plumber.Id, member.Id, "nina@exemple.fr", "a");
        await LookAsync(site);
        Assert.True(site.Service<PeopleStanding>().MayMakeContact(plumber.Id));
    }

    [Fact]
    public async Task A_suspension_ends_the_running_call_and_nobody_calls_the_suspended_any_more()
    {
        await using var host = SignalingHost.Start();
        var (caller, callee, call) = await host.ConnectAsync();
        var suspended = (await host.ReadCallAsync(call.Id))!.CalleeId;
        await host.QueryAsync(async db =>
        {
            var statement = new Statement
            {
                Id = Guid.NewGuid(),
                AccountId = suspended,
                Title = "Titre",
                Text = "Raisons",
                Language = "fr",
            };
            await host.Service<MeasureKeeper>().BeginAsync(db, new NewMeasure(MeasureKind.Suspended, statement, null, null), Cancellation);
            return await db.SaveChangesAsync(Cancellation);
        });

        await host.Service<MeasureEffects>().ApplyAsync(Cancellation);

        Assert.Equal(CallEndReason.HungUp, await caller.EndOfCallAsync());
        await callee.Closed;
        Assert.Null(await host.Service<ICallPolicy>().FindPersonAsync(suspended, Cancellation));
        Assert.All(await host.QueryAsync(db => db.Set<MeasureEffect>().ToListAsync(Cancellation)), e => Assert.NotNull(e.DoneAt));
    }

    private static async Task LookAsync(TrustSite site)
    {
        await site.Service<MeasureEffects>().ApplyAsync(Cancellation);
        await site.Service<ProtectiveLimits>().LookAsync(Cancellation);
    }

    private static async Task<Guid> ReportAsync(
        TrustSite site,
        Guid subject,
        Guid? reporter,
        string email,
        string origin,
        bool isConfirmed = true
    )
    {
        var report = new Report
        {
            Id = Guid.NewGuid(),
            Number = $"S-{Guid.NewGuid():N}"[..10],
            SecretHash = "hash",
            Kind = ReportKind.MoneyTaken,
            SubjectName = "Anne Martin",
            SubjectId = subject,
            Story = "Une histoire",
            ReceivedAt = site.Clock.GetUtcNow(),
            Version = Guid.NewGuid(),
        };
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(
                report,
                new ReportContact
                {
                    ReportId = report.Id,
                    AccountId = reporter,
                    Email = email,
                    OriginHash = origin,
                    Language = "fr",
                    ConfirmedAt = isConfirmed ? site.Clock.GetUtcNow() : null,
                }
            );
            return db.SaveChangesAsync(Cancellation);
        });
        return report.Id;
    }

    private static Task<int> MeetAsync(TrustSite site, Guid caller, Guid callee) =>
        site.App.WithDataAsync(db =>
        {
            db.Add(
                new CallRecord
                {
                    Id = Guid.NewGuid().ToString("N"),
                    CallerId = caller,
                    CalleeId = callee,
                    RequestId = "r",
                    State = "Ended",
                    StartedAt = Then,
                    RingExpiresAt = Then,
                    ConnectedAt = Then,
                    EndedAt = Then,
                }
            );
            return db.SaveChangesAsync(Cancellation);
        });
}
