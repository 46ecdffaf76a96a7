using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Bookings;

/// <summary>A planner acts for one side of an employee's appointment with a client of the organisation; nobody else does.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class PlannerDeskTests
{
    [Fact]
    public void A_planner_may_never_more_than_the_side_itself_and_decides_nothing_personal()
    {
        foreach (var state in Enum.GetValues<BookingState>())
        {
            foreach (var side in new[] { BookingSide.Client, BookingSide.Professional })
            {
                var now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
                var booking = BookingSite.Completed(Guid.NewGuid(), Guid.NewGuid(), now.AddDays(3));
                (booking.State, booking.AnswerBy) = (state, now.AddDays(1));
                var own = BookingActs.For(booking, side, now);
                var planner = BookingActs.ForPlanner(booking, side, now);
                Assert.True(planner.IsSubsetOf(own));
                Assert.DoesNotContain(planner, act => act is not (BookingAct.Cancel or BookingAct.ProposeTime));
                Assert.Equal(own.Contains(BookingAct.Cancel), planner.Contains(BookingAct.Cancel));
                Assert.Empty(BookingActs.ForPlanner(booking, BookingSide.System, now));
            }
        }
    }

    [Theory]
    [InlineData(BookingSide.Client, 3000)]
    [InlineData(BookingSide.Professional, 0)]
    public async Task Cancelling_has_the_terms_of_the_side_it_is_done_for_and_both_read_who_did_it(BookingSide side, int fee)
    {
        await using var site = await BookingSite.StartAsync();
        var (planner, _) = await EmployAsync(site);
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(25, 10));
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow() - TimeSpan.FromHours(2));

        Assert.Equal(DeskOutcome.Done, await CancelAsync(site, planner, booking, side));

        var ended = await site.ReadAsync(booking.Id);
        Assert.Equal((BookingState.Cancelled, side, fee), (ended.State, ended.CancelledBy, ended.LateFeeCents));
        Assert.DoesNotContain("Pauline", ended.Reason, StringComparison.Ordinal);
        Assert.EndsWith(")", ended.Reason, StringComparison.Ordinal);
        Assert.Empty(await site.TimesAsync(booking.Id));
        var told = await site.MailsAsync(booking.Id);
        Assert.Equal(
            new Guid?[] { site.Anne.Id, site.Client }.Order(),
            told.Where(m => m.State == MailState.Queued || m.SentAt is not null).Select(m => m.AccountId).Distinct().Order()
        );
        var audit = await site.App.WithDataAsync(db => db.AuditEntries.AsNoTracking().SingleAsync());
        Assert.Equal(
            (planner, site.Anne.Id, booking.Id, PlannerDesk.CancelledAction),
            (audit.ActorId!.Value, audit.SubjectId, audit.ObjectId!.Value, audit.Action)
        );
        Assert.Equal(DeskOutcome.NotAllowed, await CancelAsync(site, planner, booking, side));
    }

    [Fact]
    public async Task Who_cancels_late_for_the_employee_says_why_as_the_employee_would()
    {
        await using var site = await BookingSite.StartAsync();
        var (planner, _) = await EmployAsync(site);
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(25, 10));
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow() - TimeSpan.FromHours(2));

        Assert.Equal(DeskOutcome.NeedsReason, await CancelAsync(site, planner, booking, BookingSide.Professional, reason: null));
        Assert.Equal(BookingState.Accepted, (await site.ReadAsync(booking.Id)).State);
        Assert.Equal(DeskOutcome.Done, await CancelAsync(site, planner, booking, BookingSide.Professional, "Anne est malade"));

        Assert.StartsWith("Anne est malade (", (await site.ReadAsync(booking.Id)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BookingSide.Client, true)]
    [InlineData(BookingSide.Professional, false)]
    public async Task Moving_for_a_client_of_what_is_booked_at_once_moves_it_and_for_the_employee_proposes_it(BookingSide side, bool atOnce)
    {
        await using var site = await BookingSite.StartAsync();
        var (planner, _) = await EmployAsync(site);
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(27, 10));
        var start = BookingSite.At(27, 14);

        Assert.Equal(DeskOutcome.Done, await MoveAsync(site, planner, booking, side, start));

        var moved = await site.ReadAsync(booking.Id);
        Assert.Equal(atOnce ? start.ToDateTimeOffset() : booking.StartsAt, moved.StartsAt);
        Assert.Equal(atOnce ? null : start.ToDateTimeOffset(), moved.ProposedStart);
        Assert.Equal(PlannerDesk.MovedAction, await site.App.WithDataAsync(db => db.AuditEntries.Select(e => e.Action).SingleAsync()));
        Assert.Equal(2, (await site.MailsAsync(booking.Id)).Select(m => m.AccountId).Distinct().Count());
        // A client cannot have a time outside the hours, whoever asks for them.
        Assert.Equal(
            side == BookingSide.Client ? DeskOutcome.Taken : DeskOutcome.Done,
            await MoveAsync(site, planner, booking, side, BookingSite.At(27, 22))
        );
    }

    [Fact]
    public async Task A_client_without_an_account_is_known_by_the_file_and_told_where_there_is_an_address()
    {
        await using var site = await BookingSite.StartAsync();
        var (planner, organisation) = await EmployAsync(site);
        var roy = await AddFileAsync(site, organisation, file => (file.LastName, file.Email) = ("Roy", "rose@example.org"));
        var blanc = await AddFileAsync(site, organisation, file => (file.LastName, file.Telephone) = ("Blanc", "+33612345678"));
        var offer = await site.AddOfferAsync();
        var written = await EnterAsync(site, offer, 10, email: "rose@example.org", file: roy);
        var rung = await EnterAsync(site, offer, 12, phone: "+33612345678", file: blanc);
        // Of a file that was joined to another the other one tells.
        var joined = await AddFileAsync(site, organisation, file => (file.LastName, file.JoinedToId) = ("Blanc-Roy", blanc));
        var before = await EnterAsync(site, offer, 16, file: joined);
        // What a guest agreed with the employee alone is not opened by writing their address into a file.
        var unknown = await EnterAsync(site, offer, 14, email: "rose@example.org");

        Assert.Equal(DeskOutcome.Done, await CancelAsync(site, planner, written, BookingSide.Client));
        Assert.Equal(DeskOutcome.Done, await CancelAsync(site, planner, rung, BookingSide.Client));
        Assert.Equal(DeskOutcome.Done, await CancelAsync(site, planner, before, BookingSide.Client));
        Assert.Equal(DeskOutcome.NotAllowed, await CancelAsync(site, planner, unknown, BookingSide.Client));
        Assert.Contains(await site.MailsAsync(written.Id), mail => mail.Recipient == "rose@example.org");
        Assert.All(await site.MailsAsync(rung.Id), mail => Assert.Equal(site.Anne.Id, mail.AccountId));
        Assert.Equal(BookingState.Accepted, (await site.ReadAsync(unknown.Id)).State);
    }

    [Theory]
    [InlineData(MemberRole.Owner, true)]
    [InlineData(MemberRole.Planner, true)]
    [InlineData(MemberRole.Approver, false)]
    [InlineData(MemberRole.Member, false)]
    public async Task Only_owners_and_planners_of_the_present_act(MemberRole role, bool may)
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var (_, organisation) = await EmployAsync(site);
        var person = (await site.App.AddMemberAsync(organisation, "Mina", role)).AccountId;
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await site.BookAsync(offer, BookingSite.At(27, 10));
        using var browser = await BrowseAsync(site, person);
        var path = $"/dashboard/planned/{booking.Code}";
        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        if (may)
        {
            // Whoever left acts no more, though the page is still open.
            await LeaveAsync(site, person);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
            Assert.Equal(DeskOutcome.NotAllowed, await CancelAsync(site, person, booking, BookingSide.Client));
            await LeaveAsync(site, person, back: true);
        }

        Assert.Equal(may ? DeskOutcome.Done : DeskOutcome.NotAllowed, await CancelAsync(site, person, booking, BookingSide.Client));
    }

    [Fact]
    public async Task Neither_the_two_sides_nor_a_planner_of_another_organisation_nor_of_an_employee_who_left_act_as_planners()
    {
        await using var site = await BookingSite.StartAsync();
        var (planner, _) = await EmployAsync(site);
        var other = (await site.App.AddOrganisationAsync("Autre")).Id;
        var foreign = (await site.App.AddMemberAsync(other, "Fabien", MemberRole.Planner)).AccountId;
        await AddFileAsync(site, other, file => file.AccountId = site.Client);
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(27, 10));

        foreach (var person in new[] { foreign, site.Client, site.Anne.Id })
        {
            Assert.Equal(DeskOutcome.NotAllowed, await CancelAsync(site, person, booking, BookingSide.Client));
        }

        await LeaveAsync(site, site.Anne.Id);
        Assert.Equal(DeskOutcome.NotAllowed, await CancelAsync(site, planner, booking, BookingSide.Professional));
        Assert.Equal(BookingState.Accepted, (await site.ReadAsync(booking.Id)).State);
        Assert.Empty(await site.App.WithDataAsync(db => db.AuditEntries.ToListAsync()));
    }

    [Fact]
    public async Task The_week_of_an_employee_and_the_file_of_a_client_lead_to_the_appointment_and_the_form_acts()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var (planner, organisation) = await EmployAsync(site);
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(27, 10));
        var file = await site.App.WithDataAsync(db => db.Set<ClientFile>().SingleAsync());
        using var browser = await BrowseAsync(site, planner);
        var path = $"/dashboard/planned/{booking.Code}";

        Assert.Contains(path, await TextAsync(browser, $"/dashboard/planned?of={site.Anne.Id}"), StringComparison.Ordinal);
        Assert.Contains(path, await TextAsync(browser, $"/dashboard/planned?client={file.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain(path, await TextAsync(browser, $"/dashboard/planned?client={Guid.NewGuid()}"), StringComparison.Ordinal);
        Assert.Contains(
            $"/dashboard/planned?client={file.Id}",
            await TextAsync(browser, $"/organisation/clients/{file.Id}?of={organisation}"),
            StringComparison.Ordinal
        );

        var bad = await browser.PostFormAsync($"{path}?handler=Move", path, ("side", "Client"), ("date", "demain"), ("clock", ""));
        Assert.Contains("Écrivez un jour", WebUtility.HtmlDecode(await bad.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(booking.StartsAt, (await site.ReadAsync(booking.Id)).StartsAt);
        var moved = await browser.PostFormAsync(
            $"{path}?handler=Move",
            path,
            ("side", "Client"),
            ("date", "2026-11-27"),
            ("clock", "15:00")
        );
        Assert.Equal(path, moved.Headers.Location!.ToString());
        Assert.Equal(BookingSite.At(27, 15).ToDateTimeOffset(), (await site.ReadAsync(booking.Id)).StartsAt);
    }

    private static async Task<(Guid Planner, Guid Organisation)> EmployAsync(BookingSite site)
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var planner = (await site.App.AddMemberAsync(organisation, "Pauline", MemberRole.Planner)).AccountId;
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
        await AddFileAsync(site, organisation, file => file.AccountId = site.Client);
        // Who is told by mail has an address.
        await site.App.WithDataAsync(db =>
            db.Users.Where(a => a.Id == site.Anne.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, "anne@example.org").SetProperty(a => a.EmailConfirmed, true))
        );
        return (planner, organisation);
    }

    private static Task<Guid> AddFileAsync(BookingSite site, Guid organisation, Action<ClientFile> fill) =>
        site.App.WithDataAsync(async db =>
        {
            var file = new ClientFile
            {
                Id = Guid.NewGuid(),
                OrganisationId = organisation,
                Reference = ClientReference.New(),
                LastName = "Petit",
            };
            fill(file);
            db.Add(file);
            await db.SaveChangesAsync();
            return file.Id;
        });

    private static async Task<Booking> EnterAsync(
        BookingSite site,
        ServiceOffer offer,
        int hour,
        string? email = null,
        string? phone = null,
        Guid? file = null
    )
    {
        var wish = new EntryWish(
            offer.Id,
            BookingSite.At(27, hour).ToDateTimeOffset(),
            null,
            BookingSite.Request(null, email) with
            {
                Phone = phone,
                FileId = file,
            }
        );
        var (outcome, booking) = await site.InScopeAsync<EntryDesk, (DeskOutcome, Booking?)>(desk =>
            desk.EnterAsync(site.Anne.Id, wish, default)
        );
        Assert.Equal(DeskOutcome.Done, outcome);
        return booking!;
    }

    private static Task<DeskOutcome> CancelAsync(
        BookingSite site,
        Guid planner,
        Booking booking,
        BookingSide side,
        string? reason = "Malade"
    ) => site.InScopeAsync<PlannerDesk, DeskOutcome>(desk => desk.CancelAsync(planner, booking.Code, side, reason, default));

    private static Task<DeskOutcome> MoveAsync(BookingSite site, Guid planner, Booking booking, BookingSide side, Instant start) =>
        site.InScopeAsync<PlannerDesk, DeskOutcome>(desk => desk.MoveAsync(planner, booking.Code, side, start, default));

    private static Task<int> LeaveAsync(BookingSite site, Guid account, bool back = false) =>
        site.App.WithDataAsync(db =>
            db.Memberships.Where(m => m.AccountId == account)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftAt, back ? (DateTimeOffset?)null : site.Clock.GetUtcNow()))
        );

    private static async Task<PersonClient> BrowseAsync(BookingSite site, Guid account)
    {
        var browser = new PersonClient(site.App.ClientOptions.BaseAddress);
        await browser.SignInAsDemoAsync(account);
        return browser;
    }

    private static async Task<string> TextAsync(PersonClient browser, string path) =>
        WebUtility.HtmlDecode(await (await browser.GetAsync(path)).Content.ReadAsStringAsync());
}
