using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Absences;
using Visavis.Web.Availability;
using Visavis.Web.Blocking;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Absences;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class AbsenceTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_free_colleague_takes_over_for_once_when_the_client_agrees(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var (_, colleague) = await TeamAsync(site);
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.Questions) = (true, ["Que faut-il savoir ?"]));
        var touched = await site.BookAsync(offer, BookingSite.At(24, 10));
        var later = await site.BookAsync(offer, BookingSite.At(26, 10));
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == touched.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(b => b.PlaceAccess, "Code 1234").SetProperty(b => b.ClientAddress, "3 rue des Lilas")
                )
        );
        var absence = (await BookAsync(site, b => b.DeclareAsync(site.Anne.Id, site.Anne.Id, Tuesday, Tuesday, default)))!;

        Assert.Equal(HoldOutcome.Taken, (await site.HoldAsync(offer, BookingSite.At(24, 15))).Outcome);
        Assert.Equal(touched.Id, Assert.Single(await BookAsync(site, b => b.TouchedAsync(absence, default))).Booking.Id);
        Assert.Equal(CoverAnswer.Done, await DeskAsync(site, d => d.ProposeAsync(absence, touched.Id, null, default)));
        Assert.Equal(CoverAnswer.Absent, await DeskAsync(site, d => d.AgreeAsync(later.Id, false, default)));

        Assert.Equal(CoverAnswer.Done, await DeskAsync(site, d => d.AgreeAsync(touched.Id, false, default)));
        Assert.Equal(CoverAnswer.Done, await DeskAsync(site, d => d.AgreeAsync(touched.Id, false, default)));

        var old = await site.ReadAsync(touched.Id);
        Assert.False(old.IsOpen);
        Assert.Equal(0, old.LateFeeCents ?? 0);
        var copy = await site.App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().SingleAsync(b => b.ProfessionalId == colleague));
        Assert.Equal((BookingState.Accepted, touched.StartsAt, touched.PriceCents), (copy.State, copy.StartsAt, copy.PriceCents));
        Assert.Equal((null, "3 rue des Lilas"), (copy.PlaceAccess, copy.ClientAddress));
        Assert.Empty(copy.Answers);
        Assert.Single(await site.TimesAsync(copy.Id));
        // The regular person is back for everything else.
        var regular = await site.ReadAsync(later.Id);
        Assert.True(regular.IsOpen);
        Assert.Equal(site.Anne.Id, regular.ProfessionalId);
    }

    [Fact]
    public async Task The_same_days_declared_again_are_the_same_absence_and_take_the_place_of_exceptional_hours()
    {
        await using var site = await BookingSite.StartAsync();
        await TeamAsync(site);
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new DateOverrideRow
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = site.Anne.Id,
                    First = Tuesday,
                    Last = Tuesday,
                }
            );
            return db.SaveChangesAsync();
        });

        var absence = (await BookAsync(site, b => b.DeclareAsync(site.Anne.Id, site.Anne.Id, Tuesday, Tuesday, default)))!;
        var again = (await BookAsync(site, b => b.DeclareAsync(site.Anne.Id, site.Anne.Id, Tuesday, Tuesday, default)))!;

        Assert.Equal(absence.Id, again.Id);
        Assert.Equal(absence.OverrideId, (await site.App.WithDataAsync(db => db.Set<DateOverrideRow>().SingleAsync())).Id);
    }

    [Fact]
    public async Task Today_is_the_day_where_the_absent_person_works()
    {
        await using var site = await BookingSite.StartAsync();
        var east = await TodayInAsync(site, "Pacific/Kiritimati");
        var west = await TodayInAsync(site, "Pacific/Niue");

        // Twenty-five hours lie between them: it is never the same day in both.
        Assert.True(east > west, $"{east} and {west}.");
    }

    private static async Task<DateOnly> TodayInAsync(BookingSite site, string zone)
    {
        await site.App.WithDataAsync(db =>
            db.Users.Where(a => a.Id == site.Anne.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TimeZone, zone))
        );
        return await BookAsync(site, b => b.TodayOfAsync(site.Anne.Id, default));
    }

    [Fact]
    public async Task A_colleague_without_known_hours_is_not_proposed_and_a_client_can_postpone()
    {
        await using var site = await BookingSite.StartAsync();
        var (_, colleague) = await TeamAsync(site);
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var touched = await site.BookAsync(offer, BookingSite.At(24, 10));
        var absence = (await BookAsync(site, b => b.DeclareAsync(site.Anne.Id, site.Anne.Id, Tuesday, Tuesday, default)))!;
        await SetHoursAsync(site, colleague, isThere: false);
        Assert.Equal(CoverAnswer.NobodyFree, await DeskAsync(site, d => d.ProposeAsync(absence, touched.Id, null, default)));
        await SetHoursAsync(site, colleague, isThere: true);
        Assert.Equal(CoverAnswer.Done, await DeskAsync(site, d => d.ProposeAsync(absence, touched.Id, colleague, default)));

        Assert.Equal(CoverAnswer.Done, await DeskAsync(site, d => d.PostponeAsync(touched.Id, default)));
        Assert.Equal(CoverAnswer.Over, await DeskAsync(site, d => d.AgreeAsync(touched.Id, true, default)));
        Assert.True((await site.ReadAsync(touched.Id)).IsOpen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_colleague_between_whom_and_the_client_a_block_stands_is_not_proposed_nor_taken(bool byClient)
    {
        await using var site = await BookingSite.StartAsync();
        var (_, colleague) = await TeamAsync(site);
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var touched = await site.BookAsync(offer, BookingSite.At(24, 10));
        var absence = (await BookAsync(site, b => b.DeclareAsync(site.Anne.Id, site.Anne.Id, Tuesday, Tuesday, default)))!;
        Assert.Equal(CoverAnswer.Done, await DeskAsync(site, d => d.ProposeAsync(absence, touched.Id, null, default)));

        var (by, blocked) = byClient ? (site.Client, colleague) : (colleague, site.Client);
        await site.App.WithDataAsync(async db =>
        {
            await Blocks.SetAsync(db, by, blocked, isBlocked: true, site.Clock.GetUtcNow(), default);
            return 0;
        });

        Assert.Equal(CoverAnswer.NobodyFree, await DeskAsync(site, d => d.AgreeAsync(touched.Id, false, default)));
        Assert.Equal(CoverAnswer.NobodyFree, await DeskAsync(site, d => d.ProposeAsync(absence, touched.Id, colleague, default)));
        Assert.True((await site.ReadAsync(touched.Id)).IsOpen);
    }

    [Fact]
    public async Task Planners_declare_for_their_members_and_members_for_themselves_alone()
    {
        await using var site = await BookingSite.StartAsync();
        var (organisation, colleague) = await TeamAsync(site);
        var planner = await site.App.AddMemberAsync(organisation, "Pauline", MemberRole.Planner);

        var byPlanner = await BookAsync(site, b => b.MayDeclareAsync(planner.AccountId, default));
        Assert.Contains(byPlanner, p => p.Id == site.Anne.Id);
        Assert.Equal([colleague], (await BookAsync(site, b => b.MayDeclareAsync(colleague, default))).Select(p => p.Id));
    }

    /// <summary>Anne and a colleague with the same hours in one organisation.</summary>
    private static async Task<(Guid Organisation, Guid Colleague)> TeamAsync(BookingSite site)
    {
        var organisation = (await site.App.AddOrganisationAsync("Bien chez soi")).Id;
        var colleague = (await site.App.AddMemberAsync(organisation, "Bilal")).AccountId;
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new Membership
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = organisation,
                    AccountId = site.Anne.Id,
                    JoinedAt = site.Clock.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });
        await SetHoursAsync(site, colleague, isThere: true);
        return (organisation, colleague);
    }

    internal static Task<int> SetHoursAsync(BookingSite site, Guid person, bool isThere) =>
        site.App.WithDataAsync(async db =>
        {
            db.RemoveRange(await db.WorkingHours.Where(h => h.ProfessionalId == person).ToListAsync());
            if (isThere)
            {
                db.Add(
                    new WorkingHours
                    {
                        ProfessionalId = person,
                        Weekday = 2,
                        StartMinute = 8 * 60,
                        EndMinute = 18 * 60,
                    }
                );
            }

            return await db.SaveChangesAsync();
        });

    internal static Task<T> BookAsync<T>(BookingSite site, Func<AbsenceBook, Task<T>> work) => site.InScopeAsync(work);

    internal static Task<CoverAnswer> DeskAsync(BookingSite site, Func<CoverDesk, Task<CoverAnswer>> work) => site.InScopeAsync(work);
}
