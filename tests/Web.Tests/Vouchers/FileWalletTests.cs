using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone.Help;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Telephone;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>The wallet of a client without an account: planners order and reserve, letters tell of it, and it goes with the file.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class FileWalletTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_planner_orders_and_reserves_on_the_page_and_the_client_is_told_of_all_of_it_by_letter()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter, onPort: true);
        var booking = await place.EnterAsync(26, 10);
        using var planner = new PersonClient(place.Voice.Address);
        await planner.SignInAsDemoAsync(place.Planner.AccountId);
        var (file, page) = (
            $"/organisation/clients/{place.File.Id}?of={place.Organisation}",
            $"/organisation/clients/{place.File.Id}/vouchers?of={place.Organisation}"
        );
        Assert.Contains("Aucun pour l’instant", await TextAsync(planner, file), StringComparison.Ordinal);

        Assert.Contains(
            "il faut au moins un titre",
            await PostAsync(planner, page, "Order", ("scheme", "wallonie"), ("amount", "3")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "il faut au moins un titre",
            await PostAsync(planner, page, "Order", ("scheme", "wallonie"), ("amount", "beaucoup")),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await place.Site.App.WithDataAsync(db => db.Set<VoucherOrder>().CountAsync()));
        Assert.Equal(0, await place.Site.App.WithDataAsync(db => db.Set<HelperAct>().CountAsync()));
        Assert.Contains(
            "Commande notée",
            await PostAsync(planner, page, "Order", ("scheme", "wallonie"), ("amount", "55,50")),
            StringComparison.Ordinal
        );
        var wallet = await place.Site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        Assert.Equal(((Guid?)null, (Guid?)place.File.Id), (wallet.OwnerId, wallet.FileId));
        Assert.Contains(wallet.Reference, await LastLetterAsync(place), StringComparison.Ordinal);

        Assert.Equal(VoucherOutcome.Done, await PayAsync(place, wallet.Reference, 5000, "T-1"));
        Assert.Contains("maintenant 5 titres disponibles", await LastLetterAsync(place), StringComparison.Ordinal);
        Assert.Contains(
            "Les titres sont réservés",
            await PostAsync(planner, page, "Reserve", ("wallet", $"{wallet.Id}"), ("booking", booking.Code)),
            StringComparison.Ordinal
        );
        Assert.Contains("4 disponibles, 1 réservé ou retenu", await TextAsync(planner, file), StringComparison.Ordinal);

        // Done, held, told; nobody's silence counts before the letter left; the planner confirms for the client.
        await EndAsync(place, booking);
        Assert.Contains("1 titre est retenu, 4 restent disponibles", await LastLetterAsync(place), StringComparison.Ordinal);
        place.Site.Clock.Advance(TimeSpan.FromDays(40));
        await TickAsync(place);
        Assert.Equal(VoucherClaimState.Held, (await ClaimAsync(place, booking)).State);
        Assert.True(
            await place.Site.InScopeAsync<HelpDesk, bool>(desk =>
                desk.ActAsync(place.File, new HelpAsked(place.Planner.AccountId, HelpedWith.Confirmed, booking.Id, null), None)
            )
        );
        Assert.Equal(VoucherClaimState.Settled, (await ClaimAsync(place, booking)).State);
        Assert.Contains("1 titre utilisé, 4 restent disponibles", await LastLetterAsync(place), StringComparison.Ordinal);
        Assert.Empty(await VerifyAsync(place));

        // Forty days later nobody is signed in any more.
        await planner.SignInAsDemoAsync(place.Planner.AccountId);
        var lot = await place.Site.App.WithDataAsync(db => db.Set<VoucherLotRow>().AsNoTracking().SingleAsync());
        Assert.Contains(
            "Remboursement noté",
            await PostAsync(planner, page, "Refund", ("lot", $"{lot.Id}"), ("count", "1"), ("key", $"{Guid.NewGuid()}")),
            StringComparison.Ordinal
        );
        Assert.Equal((3, 1), Counts(await BookAsync(place, wallet.Id), VoucherPlace.Refunded));
        var acts = await place.Site.App.WithDataAsync(db => db.Set<HelperAct>().OrderBy(a => a.At).Select(a => a.Act).ToListAsync());
        Assert.Equal([HelpedWith.VouchersOrdered, HelpedWith.VouchersReserved, HelpedWith.Confirmed, HelpedWith.VouchersRefunded], acts);
        Assert.Contains(
            "Titres commandés par Lucie Faure",
            await TextAsync(planner, $"/organisation/helpers?of={place.Organisation}&number={place.File.Reference}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Silence_confirms_only_after_the_letter_left_and_the_long_delay()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var (_, booking) = await ReservedAsync(place);
        await EndAsync(place, booking);
        place.Site.Clock.Advance(TimeSpan.FromDays(40));
        await TickAsync(place);
        Assert.Equal(VoucherClaimState.Held, (await ClaimAsync(place, booking)).State);

        await place.PostAsync();
        var by = (await ClaimAsync(place, booking)).ConfirmBy!.Value;
        Assert.True(by - place.Site.Clock.GetUtcNow() > TimeSpan.FromDays(8));
        place.Site.Clock.Advance(by - place.Site.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        await TickAsync(place);
        Assert.Equal(VoucherClaimState.Held, (await ClaimAsync(place, booking)).State);
        place.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await TickAsync(place);
        Assert.Equal(VoucherClaimState.Settled, (await ClaimAsync(place, booking)).State);
    }

    [Fact]
    public async Task The_wallet_goes_with_the_file_to_an_account_that_has_one_already_and_no_voucher_moves()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var me = ServedClient.Account(place.Site.Client);
        await OrderAsync(place, me, 10);
        var own = await place.Site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        await PayAsync(place, own.Reference, 10_000, "T-0");
        var (wallet, booking) = await ReservedAsync(place);
        var before = await MovesAsync(place);

        await place.TakeOverAsync(place.Site.Client);

        Assert.Equal(before, await MovesAsync(place));
        Assert.Empty(await VerifyAsync(place));
        var mine = await place.Site.InScopeAsync<WalletReader, IReadOnlyList<WalletView>>(r => r.WalletsAsync(me, None));
        Assert.Equal(new[] { (own.Id, 10), (wallet.Id, 4) }.Order(), mine.Select(v => (v.Wallet.Id, v.Book.Available)).Order());
        Assert.Empty(await place.Site.InScopeAsync<WalletReader, IReadOnlyList<WalletView>>(r => r.WalletsAsync(place.Client, None)));
        Assert.Null(
            await place.Site.InScopeAsync<IEnumerable<IFileFacts>, FileFact?>(async facts =>
                await facts.Single().OfAsync(await FileAsync(place), None)
            )
        );

        // The service of the file is the account's to confirm, and what it ordered before counts in the year.
        await EndAsync(place, booking);
        Assert.Equal(
            VoucherOutcome.Absent,
            await place.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ConfirmAsync(place.Client, booking.Id, None))
        );
        Assert.Equal(
            VoucherOutcome.Done,
            await place.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ConfirmAsync(me, booking.Id, None))
        );
        Assert.Equal(VoucherOutcome.BadCount, await OrderAsync(place, me, 486));
        Assert.Equal(VoucherOutcome.Done, await OrderAsync(place, me, 485));
        Assert.Equal(
            own.Id,
            await place.Site.App.WithDataAsync(db =>
                db.Set<VoucherOrder>().Where(o => o.Count == 485).Select(o => o.WalletId).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task What_is_about_to_expire_is_told_by_letter_and_expires_in_the_wallet_of_the_file()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone);
        await OrderAsync(place, place.Client, 3);
        var wallet = await place.Site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        await PayAsync(place, wallet.Reference, 3000, "T-1");
        var lot = await place.Site.App.WithDataAsync(db => db.Set<VoucherLotRow>().AsNoTracking().SingleAsync());
        var noticeDay = new DateTimeOffset(lot.LastDay.AddDays(-60), new TimeOnly(12, 0), TimeSpan.Zero);
        place.Site.Clock.Advance(noticeDay - place.Site.Clock.GetUtcNow());

        await place.Site.App.Services.GetRequiredService<Web.Notifications.PlannedNotices>().DeliverDueAsync(None);

        Assert.Contains("3 titres que vous n’avez pas utilisés", await LastLetterAsync(place), StringComparison.Ordinal);
        place.Site.Clock.Advance(TimeSpan.FromDays(62));
        await TickAsync(place);
        Assert.Equal((0, 3), Counts(await BookAsync(place, wallet.Id), VoucherPlace.Expired));
    }

    [Fact]
    public async Task The_line_tells_the_wallet_of_the_file()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone);
        await ReservedAsync(place);
        var caller = place.Voice.Caller();
        await caller.SignInAsync(await place.Voice.GiveCodeAsync(place.Client));

        Assert.Contains("il vous reste quatre titres, et un titre de côté", await caller.TypeAsync("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_not_there_for_others_and_the_wallet_of_another_file_is_out_of_reach()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter, onPort: true);
        var (wallet, _) = await ReservedAsync(place);
        var other = await place.Site.App.AddClientFileAsync(place.Organisation, "Blanc", FileSite.Fill(ClientChannel.Letter));
        var booking = await place.EnterAsync(27, 14, other.Id);
        var path = $"/organisation/clients/{place.File.Id}/vouchers?of={place.Organisation}";
        var foreign = (await place.Site.App.AddOrganisationAsync("Autre")).Id;
        foreach (
            var person in new[]
            {
                place.Site.Anne.Id,
                place.Site.Client,
                foreign,
                (await place.Site.App.AddMemberAsync(place.Organisation, "Aline", MemberRole.Approver)).AccountId,
            }
        )
        {
            using var browser = new PersonClient(place.Voice.Address);
            await browser.SignInAsDemoAsync(person);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        }

        Assert.Equal(
            VoucherOutcome.Absent,
            await place.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c =>
                c.ReserveAsync(new ServedClient(null, other.Id), wallet.Id, booking.Code, None)
            )
        );
        Assert.Equal(
            VoucherOutcome.Absent,
            await place.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ReserveAsync(place.Client, wallet.Id, booking.Code, None))
        );
    }

    [Fact]
    public async Task An_order_that_came_to_the_operator_by_the_reference_of_the_file_or_its_wallet_is_the_clients()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var number = await place.Voice.GiveCodeAsync(place.Client);
        Assert.Equal(VoucherOutcome.Done, await TakeAsync(place.File.Reference));
        Assert.Equal(VoucherOutcome.Done, await TakeAsync(number));
        var wallet = await place.Site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        Assert.Equal(VoucherOutcome.Done, await TakeAsync(wallet.Reference));
        Assert.Equal(3, await place.Site.App.WithDataAsync(db => db.Set<VoucherOrder>().CountAsync(o => o.WalletId == wallet.Id)));
        Assert.Equal(3, (await place.LettersAsync()).Count(l => l.SubjectKey.StartsWith("voucher-order:", StringComparison.Ordinal)));

        Task<VoucherOutcome> TakeAsync(string who) =>
            place.Site.InScopeAsync<AssistedOrders, VoucherOutcome>(async orders =>
                (await orders.TakeAsync(who, "wallonie", 2000, None)).Outcome
            );
    }

    /// <summary>Five vouchers, one of them for an appointment of 26 November.</summary>
    private static async Task<(VoucherWallet Wallet, Booking Booking)> ReservedAsync(FileSite place)
    {
        await OrderAsync(place, place.Client, 5);
        var wallet = await place.Site.App.WithDataAsync(db =>
            db.Set<VoucherWallet>().AsNoTracking().SingleAsync(w => w.FileId == place.File.Id)
        );
        await PayAsync(place, wallet.Reference, 5000, "T-1");
        var booking = await place.EnterAsync(26, 10);
        Assert.Equal(
            VoucherOutcome.Done,
            await place.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ReserveAsync(place.Client, wallet.Id, booking.Code, None))
        );
        return (wallet, booking);
    }

    private static Task<VoucherOutcome> OrderAsync(FileSite place, ServedClient owner, int count) =>
        place.Site.InScopeAsync<VoucherOrders, VoucherOutcome>(o => o.OrderAsync(owner, "wallonie", count, None));

    private static Task<VoucherOutcome> PayAsync(FileSite place, string reference, int cents, string key) =>
        place.Site.InScopeAsync<VoucherOrders, VoucherOutcome>(async o =>
            (await o.RecordPaymentAsync(reference, cents, key, None)).Outcome
        );

    private static async Task EndAsync(FileSite place, Booking booking)
    {
        await place.EndAsync(booking);
        await TickAsync(place);
    }

    private static Task TickAsync(FileSite place) => place.Site.App.Services.GetRequiredService<VoucherClock>().TickAsync(None);

    private static Task<VoucherBook> BookAsync(FileSite place, Guid wallet) =>
        place.Site.InScopeAsync<VoucherBooks, VoucherBook>(b => b.OpenAsync(wallet, None));

    private static (int Available, int There) Counts(VoucherBook book, VoucherPlace there) => (book.Available, book.In(there));

    private static Task<IReadOnlyList<string>> VerifyAsync(FileSite place) =>
        place.Site.InScopeAsync<VoucherBooks, IReadOnlyList<string>>(b => b.VerifyAsync(None));

    private static Task<VoucherClaim> ClaimAsync(FileSite place, Booking booking) =>
        place.Site.App.WithDataAsync(db => db.Set<VoucherClaim>().AsNoTracking().SingleAsync(c => c.BookingId == booking.Id));

    private static Task<int> MovesAsync(FileSite place) => place.Site.App.WithDataAsync(db => db.Set<VoucherMoveRow>().CountAsync());

    private static Task<ClientFile> FileAsync(FileSite place) =>
        place.Site.App.WithDataAsync(db => db.Set<ClientFile>().AsNoTracking().SingleAsync(f => f.Id == place.File.Id));

    private static async Task<string> LastLetterAsync(FileSite place)
    {
        var letters = (await place.LettersAsync()).Where(l => l.Kind is "vouchers" or "vouchers-expiry").ToList();
        // The next one is told at another instant.
        place.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        return await place.WordsAsync(letters[^1]);
    }

    private static async Task<string> TextAsync(PersonClient person, string path) =>
        WebUtility.HtmlDecode(await (await person.GetAsync(path)).Content.ReadAsStringAsync());

    private static async Task<string> PostAsync(PersonClient person, string page, string handler, params (string, string)[] fields)
    {
        using var answer = await person.PostFormAsync($"{page}&handler={handler}", page, fields);
        using var shown = answer.Headers.Location is { } next ? await person.GetAsync(next.OriginalString) : null;
        return WebUtility.HtmlDecode(await (shown ?? answer).Content.ReadAsStringAsync());
    }
}
