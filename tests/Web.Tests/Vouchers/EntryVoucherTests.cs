using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Telephone.Help;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Telephone;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>Who notes an appointment for a client without an account can pay it with the client's vouchers at once, as the client could who books.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class EntryVoucherTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_planner_sees_the_vouchers_of_the_client_and_reserves_with_the_appointment_under_their_own_name()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter, onPort: true);
        var (wallet, offer) = await PaidAsync(place, vouchers: 3);
        using var planner = new PersonClient(place.Voice.Address);
        await planner.SignInAsDemoAsync(place.Planner.AccountId);
        var page = $"/dashboard/enter?of={place.Site.Anne.Id}";

        var file = $"/organisation/clients/{place.File.Id}?of={place.Organisation}";
        var entry = $"/dashboard/enter?reference={place.File.Reference}";
        Assert.Contains($"href=\"{entry}\"", await TextAsync(planner, file), StringComparison.Ordinal);
        Assert.Contains($"value=\"{place.File.Reference}\"", await TextAsync(planner, entry), StringComparison.Ordinal);
        Assert.Contains("Wallonie", await ShowAsync(planner, page, Fields(place, offer, "10:00")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "1 titre réservé avec ce rendez-vous, il en restera 2 au client",
            await ShowAsync(planner, page, Fields(place, offer, "10:00")),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await CountAsync(place));
        var done = await planner.PostFormAsync(page, page, [.. Fields(place, offer, "10:00"), ("Fund", $"{wallet.Id}")]);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);

        var booking = await place.Site.App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().SingleAsync());
        Assert.Equal((BookingState.Accepted, (Guid?)place.File.Id), (booking.State, booking.ClientFileId));
        var claim = await place.Site.App.WithDataAsync(db => db.Set<VoucherClaim>().AsNoTracking().SingleAsync());
        Assert.Equal((booking.Id, VoucherClaimState.Reserved, 1), (claim.BookingId, claim.State, claim.Count));
        var act = await place.Site.App.WithDataAsync(db => db.Set<HelperAct>().AsNoTracking().SingleAsync());
        Assert.Equal(
            (place.File.Id, place.Planner.AccountId, HelpedWith.VouchersReserved, (Guid?)booking.Id),
            (act.FileId, act.HelperId, act.Act, act.BookingId)
        );
        Assert.Contains("les titres du client sont réservés", await TextAsync(planner, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_enough_vouchers_nothing_is_noted_and_another_clients_are_never_taken()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter, onPort: true);
        var (wallet, offer) = await PaidAsync(place, vouchers: 1);
        using var planner = new PersonClient(place.Voice.Address);
        await planner.SignInAsDemoAsync(place.Planner.AccountId);
        var page = $"/dashboard/enter?of={place.Site.Anne.Id}";
        (string, string)[] twoHours = [.. Fields(place, offer, "10:00"), ("Minutes", "120"), ("Fund", $"{wallet.Id}")];

        Assert.Contains(
            "il faut 2 titres valables ce jour-là, le client en a 1",
            await PostAsync(planner, page, twoHours),
            StringComparison.Ordinal
        );
        var other = await place.Site.App.AddClientFileAsync(place.Organisation, "Blanc", FileSite.Fill(ClientChannel.Letter));
        (string, string)[] foreign = [.. Fields(place, offer, "10:00", other.Reference), ("Fund", $"{wallet.Id}")];
        Assert.Contains("rien n’est réservé", await PostAsync(planner, page, foreign), StringComparison.Ordinal);
        Assert.Contains("n’a pas de titres-services", await ShowAsync(planner, page, foreign), StringComparison.Ordinal);
        Assert.Contains(
            "Écrivez la référence du client",
            await ShowAsync(planner, page, [.. Fields(place, offer, "10:00", ""), ("Name", "Rose Roy")]),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await CountAsync(place));
        Assert.Equal(0, await place.Site.App.WithDataAsync(db => db.Set<HelperAct>().CountAsync()));
        // What the page refused the desk refuses too.
        var wish = new EntryWish(
            offer.Id,
            place.Site.Clock.GetUtcNow().AddDays(3),
            120,
            Bookings.BookingSite.Request(null) with
            {
                FileId = place.File.Id,
                Fund = wallet.Id,
            },
            place.Planner.AccountId
        );
        var (outcome, _) = await place.Site.InScopeAsync<EntryDesk, (DeskOutcome, Booking?)>(desk =>
            desk.EnterAsync(place.Site.Anne.Id, wish, None)
        );
        Assert.Equal(DeskOutcome.NotEnough, outcome);
        Assert.Equal(0, await CountAsync(place));
    }

    [Fact]
    public async Task Who_took_their_file_over_decides_alone_what_their_vouchers_are_used_for()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter, onPort: true);
        var (wallet, offer) = await PaidAsync(place, vouchers: 3);
        await place.TakeOverAsync(place.Site.Client);
        using var planner = new PersonClient(place.Voice.Address);
        await planner.SignInAsDemoAsync(place.Planner.AccountId);
        var page = $"/dashboard/enter?of={place.Site.Anne.Id}";

        Assert.Contains("il choisit lui-même", await ShowAsync(planner, page, Fields(place, offer, "10:00")), StringComparison.Ordinal);
        await PostAsync(planner, page, [.. Fields(place, offer, "10:00"), ("Fund", $"{wallet.Id}")]);

        Assert.Equal(0, await CountAsync(place));
    }

    private static (string, string)[] Fields(FileSite place, ServiceOffer offer, string clock, string? reference = null) =>
        [("Service", $"{offer.Id}"), ("Date", "2026-11-26"), ("Clock", clock), ("Reference", reference ?? place.File.Reference)];

    private static async Task<(VoucherWallet Wallet, ServiceOffer Offer)> PaidAsync(FileSite place, int vouchers)
    {
        Assert.Equal(
            VoucherOutcome.Done,
            await place.Site.InScopeAsync<VoucherOrders, VoucherOutcome>(o => o.OrderAsync(place.Client, "wallonie", vouchers, None))
        );
        var wallet = await place.Site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        Assert.Equal(
            VoucherOutcome.Done,
            await place.Site.InScopeAsync<VoucherOrders, VoucherOutcome>(async o =>
                (await o.RecordPaymentAsync(wallet.Reference, vouchers * 1000, "T-1", None)).Outcome
            )
        );
        return (wallet, await place.Site.AddOfferAsync());
    }

    private static Task<int> CountAsync(FileSite place) => place.Site.App.WithDataAsync(db => db.Set<Booking>().CountAsync());

    private static Task<string> ShowAsync(PersonClient person, string page, (string, string)[] fields) =>
        PostAsync(person, page, fields, "&handler=Funds");

    private static async Task<string> PostAsync(PersonClient person, string page, (string, string)[] fields, string handler = "")
    {
        using var answer = await person.PostFormAsync(page + handler, page, fields);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> TextAsync(PersonClient person, string path) =>
        WebUtility.HtmlDecode(await (await person.GetAsync(path)).Content.ReadAsStringAsync());
}
