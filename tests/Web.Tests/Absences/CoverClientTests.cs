using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Absences;
using Visavis.Web.Bookings;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone;
using Visavis.Web.Telephone.Help;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Telephone;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Absences;

/// <summary>A substitute for clients without an account: by their personal link, or rung by the organisation; what they reserved to pay with goes along.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class CoverClientTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Vouchers_that_were_reserved_wait_for_the_substitute_and_are_paid_to_nobody_else(bool agrees)
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone);
        var colleague = await ColleagueAsync(place);
        await BuyAsync(place, 3);
        var booking = await place.EnterAsync(24, 10);
        var wallet = await place.Site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        Assert.Equal(
            VoucherOutcome.Done,
            await place.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ReserveAsync(place.Client, wallet.Id, booking.Code, None))
        );
        await OfferAsync(place, booking);

        var answer = await AbsenceTests.DeskAsync(
            place.Site,
            desk => agrees ? desk.AgreeAsync(booking.Id, false, None) : desk.PostponeAsync(booking.Id, None)
        );

        Assert.Equal(CoverAnswer.Done, answer);
        var claims = await place.Site.App.WithDataAsync(db => db.Set<VoucherClaim>().AsNoTracking().ToListAsync());
        if (!agrees)
        {
            Assert.Equal((booking.Id, VoucherClaimState.Reserved), (Assert.Single(claims).BookingId, claims[0].State));
            return;
        }

        var copy = await place.Site.App.WithDataAsync(db =>
            db.Set<Booking>().AsNoTracking().SingleAsync(b => b.ProfessionalId == colleague)
        );
        Assert.Equal(VoucherClaimState.Released, claims.Single(c => c.BookingId == booking.Id).State);
        var follows = claims.Single(c => c.BookingId == copy.Id);
        Assert.Equal((VoucherClaimState.Reserved, 1, wallet.Id), (follows.State, follows.Count, follows.WalletId));
        Assert.Empty(await place.Site.InScopeAsync<VoucherBooks, IReadOnlyList<string>>(books => books.VerifyAsync(None)));

        // The service is over: they are held for who came.
        await place.EndAsync(copy);
        await place.Site.InScopeAsync<VoucherClaims, bool>(async c =>
        {
            await c.FollowAsync(copy.Id, None);
            await c.FollowAsync(booking.Id, None);
            return true;
        });
        claims = await place.Site.App.WithDataAsync(db => db.Set<VoucherClaim>().AsNoTracking().ToListAsync());
        Assert.Equal(VoucherClaimState.Held, claims.Single(c => c.BookingId == copy.Id).State);
        Assert.Equal(VoucherClaimState.Released, claims.Single(c => c.BookingId == booking.Id).State);
    }

    [Fact]
    public async Task A_guest_answers_by_the_link_of_the_mail_and_after_the_absence_is_taken_back_reads_why_nothing_is_to_be_chosen()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Email, onPort: true);
        await ColleagueAsync(place);
        await place.Site.App.WithDataAsync(db =>
            db.Set<ClientFile>().ExecuteUpdateAsync(set => set.SetProperty(f => f.Email, "rose@example.org"))
        );
        var booking = await place.EnterAsync(24, 10);
        var later = await place.EnterAsync(24, 14);
        await OfferAsync(place, booking);
        var absence = await OfferAsync(place, later);
        using var guest = new PersonClient(place.Voice.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/absences/cover/{booking.Code}?key=x")).StatusCode);
        using var stranger = new PersonClient(place.Voice.Address);
        await stranger.SignInAsDemoAsync(place.Site.Client);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/absences/cover/{booking.Code}")).StatusCode);

        // No machine rings for it, and nobody of the organisation has to.
        Assert.Empty(await CallsAsync(place));
        var link = await LinkAsync(place, booking);
        Assert.Contains("Bilal", await TextAsync(guest, link), StringComparison.Ordinal);
        using var done = await guest.PostFormAsync(link + "&handler=Agree", link, []);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.Contains("Bilal vient à la même heure", await TextAsync(guest, link), StringComparison.Ordinal);
        Assert.False((await place.Site.ReadAsync(booking.Id)).IsOpen);

        var other = await LinkAsync(place, later);
        await AbsenceTests.BookAsync(
            place.Site,
            async book =>
            {
                await book.EndAsync(absence, None);
                return true;
            }
        );
        var sentence = await TextAsync(guest, other);
        Assert.Contains("plus, de remplacement à choisir", sentence, StringComparison.Ordinal);
        Assert.Contains("Il a lieu avec Anne", sentence, StringComparison.Ordinal);
        using var late = await guest.PostFormAsync(other + "&handler=Agree", other, []);
        Assert.Contains("Il a lieu avec Anne", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.True((await place.Site.ReadAsync(later.Id)).IsOpen);
        Assert.Contains(
            await place.Site.App.WithDataAsync(db =>
                db.Set<Web.Notifications.Notice>().Where(n => n.GuestFileId == place.File.Id).Select(n => n.Title).ToListAsync()
            ),
            title => title.Contains("est de retour", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_is_told_by_telephone_stands_on_the_list_of_calls_and_the_answer_is_noted_with_the_name_of_who_rang()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone, onPort: true);
        var colleague = await ColleagueAsync(place);
        var booking = await place.EnterAsync(24, 10);
        var before = await place.Site.App.WithDataAsync(db => db.Set<OutgoingCall>().CountAsync());
        await OfferAsync(place, booking);

        Assert.Equal(before, await place.Site.App.WithDataAsync(db => db.Set<OutgoingCall>().CountAsync()));
        var call = Assert.Single(await CallsAsync(place));
        Assert.Equal((booking.Id, "Bilal", "+33478111111"), (call.Booking.Id, call.Substitute, call.Number));
        using var planner = new PersonClient(place.Voice.Address);
        await planner.SignInAsDemoAsync(place.Planner.AccountId);
        var page = $"/organisation/helpers?of={place.Organisation}";
        Assert.Contains("Bilal peut venir", await TextAsync(planner, page), StringComparison.Ordinal);
        Assert.Contains("appelez-le, puis notez sa réponse", await TextAsync(planner, "/absences"), StringComparison.Ordinal);
        using var done = await planner.PostFormAsync(page + "&handler=Substitute", page, [("id", $"{booking.Id}"), ("answer", "yes")]);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);

        Assert.Empty(await CallsAsync(place));
        Assert.True(await place.Site.App.WithDataAsync(db => db.Set<Booking>().AnyAsync(b => b.ProfessionalId == colleague)));
        var act = await place.Site.App.WithDataAsync(db => db.Set<HelperAct>().AsNoTracking().SingleAsync());
        Assert.Equal((HelpedWith.CoverAgreed, place.Planner.AccountId, (Guid?)booking.Id), (act.Act, act.HelperId, act.BookingId));
    }

    [Fact]
    public async Task A_planner_notes_for_clients_without_an_account_alone()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone, onPort: true);
        await ColleagueAsync(place);
        var theirs = await place.Site.BookAsync(await place.Site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(24, 14));
        var told = await place.EnterAsync(24, 10);
        await OfferAsync(place, told);
        var absence = await OfferAsync(place, theirs);
        using var planner = new PersonClient(place.Voice.Address);
        await planner.SignInAsDemoAsync(place.Planner.AccountId);

        Assert.Equal(HttpStatusCode.NotFound, await NoteAsync(planner, absence, theirs, "yes"));
        Assert.Equal(HttpStatusCode.Found, await NoteAsync(planner, await AbsenceOfAsync(place, told), told, "no"));

        var covers = await place.Site.App.WithDataAsync(db =>
            db.Set<AbsenceCover>().AsNoTracking().ToDictionaryAsync(c => c.BookingId, c => c.State)
        );
        Assert.Equal((CoverState.Proposed, CoverState.Postponed), (covers[theirs.Id], covers[told.Id]));
    }

    private static async Task<HttpStatusCode> NoteAsync(PersonClient planner, Absence absence, Booking booking, string answer)
    {
        using var done = await planner.PostFormAsync(
            "/absences?handler=Answer",
            "/absences",
            [("Absence", $"{absence.Id}"), ("Booking", $"{booking.Id}"), ("Answer", answer)]
        );
        return done.StatusCode;
    }

    private static Task<Absence> AbsenceOfAsync(FileSite place, Booking booking) =>
        place.Site.App.WithDataAsync(db =>
            db.Set<Absence>()
                .AsNoTracking()
                .SingleAsync(a => db.Set<AbsenceCover>().Any(c => c.BookingId == booking.Id && c.AbsenceId == a.Id))
        );

    /// <summary>Anne is away on the day, and the colleague is offered.</summary>
    private static async Task<Absence> OfferAsync(FileSite place, Booking booking)
    {
        var absence = (
            await AbsenceTests.BookAsync(place.Site, b => b.DeclareAsync(place.Site.Anne.Id, place.Site.Anne.Id, Tuesday, Tuesday, None))
        )!;
        Assert.Equal(CoverAnswer.Done, await AbsenceTests.DeskAsync(place.Site, d => d.ProposeAsync(absence, booking.Id, null, None)));
        return absence;
    }

    private static async Task<Guid> ColleagueAsync(FileSite place)
    {
        var colleague = (await place.Site.App.AddMemberAsync(place.Organisation, "Bilal")).AccountId;
        await AbsenceTests.SetHoursAsync(place.Site, colleague, isThere: true);
        return colleague;
    }

    private static async Task BuyAsync(FileSite place, int vouchers)
    {
        await place.Site.InScopeAsync<VoucherOrders, VoucherOutcome>(o => o.OrderAsync(place.Client, "wallonie", vouchers, None));
        var reference = await place.Site.App.WithDataAsync(db => db.Set<VoucherWallet>().Select(w => w.Reference).SingleAsync());
        await place.Site.InScopeAsync<VoucherOrders, VoucherOutcome>(async o =>
            (await o.RecordPaymentAsync(reference, vouchers * 1000, "T-1", None)).Outcome
        );
    }

    private static async Task<IReadOnlyList<SubstituteCall>> CallsAsync(FileSite place)
    {
        var reader = await place.Site.App.WithDataAsync(db => db.Memberships.AsNoTracking().SingleAsync(m => m.Id == place.Planner.Id));
        return await place.Site.InScopeAsync<ICallsToMake, IReadOnlyList<SubstituteCall>>(calls =>
            calls.ListAsync(place.Organisation, reader, None)
        );
    }

    /// <summary>What stands in the mail to the address of the file.</summary>
    private static async Task<string> LinkAsync(FileSite place, Booking booking)
    {
        var mail = await place.Site.App.WithDataAsync(db =>
            db.Mails.AsNoTracking().SingleAsync(m => m.SubjectKey == $"cover:{booking.Id:N}")
        );
        Assert.Equal(("rose@example.org", "absence-cover"), (mail.Recipient, mail.Kind));
        return await place.Site.InScopeAsync<BookingLinks, string>(links =>
            Task.FromResult($"/absences/cover/{booking.Code}?key={Uri.EscapeDataString(links.Key(booking, BookingSide.Client))}")
        );
    }

    private static async Task<string> TextAsync(PersonClient person, string path) =>
        WebUtility.HtmlDecode(await (await person.GetAsync(path)).Content.ReadAsStringAsync());
}
