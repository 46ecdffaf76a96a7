using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Sharing;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Vouchers;
using Visavis.Web.Vouchers.Pages;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>Vouchers from the order to the settlement, on both databases.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class VoucherTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_order_adds_nothing_until_its_transfer_which_buys_whole_vouchers_once(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        Assert.Equal(VoucherOutcome.BadCount, await OrderAsync(site, 0));
        Assert.Equal(VoucherOutcome.BadCount, await OrderAsync(site, 501));
        Assert.Equal(VoucherOutcome.Done, await OrderAsync(site, 5));
        var wallet = await WalletAsync(site);
        Assert.Equal(0, (await BookAsync(site, wallet)).Available);

        var (outcome, bought) = await PayAsync(site, wallet, 5550, "T-1");
        Assert.Equal((VoucherOutcome.Done, 5, new Money(550)), (outcome, bought!.Bought.Count, bought.Rest));
        Assert.Equal(VoucherOutcome.Known, (await PayAsync(site, wallet, 5550, "T-1")).Outcome);
        Assert.Equal(VoucherOutcome.Absent, (await PayAsync(site, wallet with { Reference = "NOBODY" }, 5550, "T-2")).Outcome);
        Assert.Equal(5, (await BookAsync(site, wallet)).Available);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_service_reserves_holds_and_settles_with_the_approved_hours(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var (wallet, booking) = await ReservedAsync(site);
        Assert.Equal((4, 1), Counts(await BookAsync(site, wallet), VoucherPlace.Reserved));
        Assert.Equal(
            VoucherOutcome.NotNow,
            await site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ReserveAsync(Of(site.Client), wallet.Id, booking.Code, None))
        );

        await EndAsync(site, booking);
        Assert.Equal((4, 1), Counts(await BookAsync(site, wallet), VoucherPlace.Held));
        Assert.Equal(
            VoucherOutcome.Absent,
            await site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ConfirmAsync(Of(site.Anne.Id), booking.Id, None))
        );
        Assert.Equal(
            VoucherOutcome.Done,
            await site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ConfirmAsync(Of(site.Client), booking.Id, None))
        );
        Assert.Equal(
            VoucherOutcome.NotNow,
            await site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ConfirmAsync(Of(site.Client), booking.Id, None))
        );

        Assert.Equal((4, 1), Counts(await BookAsync(site, wallet), VoucherPlace.Settled));
        Assert.Empty(await VerifyAsync(site));
    }

    [Fact]
    public async Task Silence_confirms_at_the_announced_instant_and_not_a_second_earlier()
    {
        await using var site = await BookingSite.StartAsync();
        var (wallet, booking) = await ReservedAsync(site);
        await EndAsync(site, booking);
        var by = (await ClaimAsync(site, booking)).ConfirmBy!.Value;

        site.Clock.Advance(by - site.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        await TickAsync(site);
        Assert.Equal(VoucherClaimState.Held, (await ClaimAsync(site, booking)).State);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await TickAsync(site);

        Assert.Equal(VoucherClaimState.Settled, (await ClaimAsync(site, booking)).State);
        Assert.Equal(1, (await BookAsync(site, wallet)).In(VoucherPlace.Settled));
    }

    [Fact]
    public async Task Silence_takes_longer_for_who_is_told_by_letter()
    {
        await using var site = await BookingSite.StartAsync();
        await site.App.WithDataAsync(db =>
        {
            db.Add(new ChannelChoice { AccountId = site.Client, Channel = ClientChannel.Letter });
            return db.SaveChangesAsync();
        });
        var (_, booking) = await ReservedAsync(site);
        await EndAsync(site, booking);

        // Ten working days are two weeks; by e-mail it is five.
        var wait = (await ClaimAsync(site, booking)).ConfirmBy!.Value - site.Clock.GetUtcNow();
        Assert.InRange(wait, TimeSpan.FromDays(13), TimeSpan.FromDays(15));
    }

    [Fact]
    public async Task A_contest_stops_the_clock_until_the_professional_gives_the_vouchers_back()
    {
        await using var site = await BookingSite.StartAsync();
        var (wallet, booking) = await ReservedAsync(site);
        await EndAsync(site, booking);
        Assert.Equal(VoucherOutcome.NeedsReason, await ContestAsync(site, booking, " "));
        Assert.Equal(VoucherOutcome.Done, await ContestAsync(site, booking, "Personne n’est venu"));

        site.Clock.Advance(TimeSpan.FromDays(30));
        await TickAsync(site);
        Assert.Equal(VoucherClaimState.Contested, (await ClaimAsync(site, booking)).State);
        Assert.Equal(
            VoucherOutcome.Absent,
            await site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.GiveBackAsync(site.Client, booking.Id, None))
        );
        Assert.Equal(
            VoucherOutcome.Done,
            await site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.GiveBackAsync(site.Anne.Id, booking.Id, None))
        );

        Assert.Equal(5, (await BookAsync(site, wallet)).Available);
        Assert.Empty(await VerifyAsync(site));
    }

    [Fact]
    public void An_order_is_paid_by_a_code_with_its_amount_and_the_reference_where_the_scheme_names_an_account()
    {
        var order = new VoucherOrder { AmountCents = 12_050, Count = 12 };
        var wallet = new VoucherWallet { SchemeId = "x", Reference = "ABCDEF2345" };
        var scheme = new VoucherScheme("x", "X", "Europe/Brussels", []) { Payee = "Titres", Iban = "BE68539007547034" };
        string? CodeOf(VoucherScheme? of) => WalletModel.TransferCode(new WalletView(wallet, of, new VoucherBook([], []), [], []), order);

        Assert.Null(CodeOf(null));
        Assert.Null(CodeOf(scheme with { Iban = "" }));
        var drawn = QrDrawing.Draw("BCD\n002\n1\nSCT\n\nTitres\nBE68539007547034\nEUR120.50\n\n\nABCDEF2345");
        Assert.Equal($"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(drawn))}", CodeOf(scheme));
    }

    [Fact]
    public async Task Public_holidays_of_the_scheme_lengthen_the_delay_in_which_silence_confirms()
    {
        await using var site = await BookingSite.StartAsync();
        var (_, booking) = await ReservedAsync(site);
        // The end of Wednesday 23 December in Brussels: Christmas and New Year’s Day are no working days.
        var end = new DateTimeOffset(2026, 12, 23, 18, 0, 0, TimeSpan.Zero);
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == booking.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.StartsAt, end.AddHours(-1)).SetProperty(b => b.EndsAt, end))
        );
        site.Clock.Advance(end.AddMinutes(1) - site.Clock.GetUtcNow());
        await site.TickAsync();
        await TickAsync(site);

        // 24, 28, 29, 30 and 31 December.
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), (await ClaimAsync(site, booking)).ConfirmBy);
    }

    [Fact]
    public async Task A_moderator_who_is_no_party_decides_how_many_of_the_contested_vouchers_are_paid()
    {
        await using var site = await BookingSite.StartAsync();
        var (wallet, booking) = await ReservedAsync(site, minutes: 120);
        var moderator = (await site.App.AddAccountAsync("Mo")).Id;
        Task<VoucherOutcome> DecideAsync(Guid who, int count) =>
            site.InScopeAsync<VoucherDisputes, VoucherOutcome>(d => d.DecideAsync(who, booking.Id, count, "Une heure sur deux", None));
        await EndAsync(site, booking);
        Assert.Equal(VoucherOutcome.NotNow, await DecideAsync(moderator, 1));
        Assert.Equal(VoucherOutcome.Done, await ContestAsync(site, booking, "Partie une heure plus tôt"));
        Assert.Equal(VoucherOutcome.OwnCase, await DecideAsync(site.Client, 0));
        Assert.Equal(VoucherOutcome.OwnCase, await DecideAsync(site.Anne.Id, 2));
        Assert.Equal(VoucherOutcome.BadCount, await DecideAsync(moderator, 3));
        Assert.Equal(VoucherOutcome.BadCount, await DecideAsync(moderator, -1));

        Assert.Equal(VoucherOutcome.Done, await DecideAsync(moderator, 1));

        Assert.Equal(VoucherOutcome.NotNow, await DecideAsync(moderator, 1));
        Assert.Equal((4, 1), Counts(await BookAsync(site, wallet), VoucherPlace.Settled));
        var claim = await ClaimAsync(site, booking);
        Assert.Equal((VoucherClaimState.Settled, 1, "Une heure sur deux"), (claim.State, claim.SettledCount, claim.Decision));
        var audited = await site.App.WithDataAsync(db => db.AuditEntries.SingleAsync(a => a.Action == VoucherDisputes.Action));
        Assert.Equal((moderator, (Guid?)booking.Id), (audited.ActorId, audited.ObjectId));
        Assert.Empty(await VerifyAsync(site));
    }

    [Fact]
    public async Task A_cancelled_booking_gives_its_vouchers_back_and_old_ones_expire()
    {
        await using var site = await BookingSite.StartAsync();
        var (wallet, booking) = await ReservedAsync(site);
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == booking.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BookingState.Cancelled))
        );
        await TickAsync(site);
        Assert.Equal(5, (await BookAsync(site, wallet)).Available);

        site.Clock.Advance(TimeSpan.FromDays(367));
        await TickAsync(site);
        await TickAsync(site);

        Assert.Equal((0, 5), Counts(await BookAsync(site, wallet), VoucherPlace.Expired));
    }

    [Fact]
    public async Task Sixty_thirty_and_seven_days_before_their_end_it_is_told_of_vouchers_that_are_left_and_of_no_others()
    {
        await using var site = await BookingSite.StartAsync();
        await OrderAsync(site, 5);
        await PayAsync(site, await WalletAsync(site), 5000, "T-1");
        var lot = await site.App.WithDataAsync(db => db.Set<VoucherLotRow>().AsNoTracking().SingleAsync());
        async Task<int> ToldAsync(int days)
        {
            site.Clock.Advance(new DateTimeOffset(lot.LastDay.AddDays(-days), new TimeOnly(12, 0), TimeSpan.Zero) - site.Clock.GetUtcNow());
            await site.App.Services.GetRequiredService<PlannedNotices>().DeliverDueAsync(None);
            return await site.App.WithDataAsync(db =>
                db.Set<Notice>().CountAsync(n => n.Kind == VoucherKinds.Expiry && n.DeliveredAt != null && n.DroppedAt == null)
            );
        }

        Assert.Equal(0, await ToldAsync(61));
        Assert.Equal(1, await ToldAsync(60));
        Assert.Equal(2, await ToldAsync(30));
        Assert.Equal(VoucherOutcome.Done, await RefundAsync(site, site.Client, lot.Id, 5, "all"));
        Assert.Equal(2, await ToldAsync(7));
    }

    [Fact]
    public async Task Refunds_are_for_ones_own_free_vouchers_and_once()
    {
        await using var site = await BookingSite.StartAsync();
        var (wallet, _) = await ReservedAsync(site);
        var lot = await site.App.WithDataAsync(db => db.Set<VoucherLotRow>().Select(l => l.Id).SingleAsync());
        Assert.Equal(VoucherOutcome.Absent, await RefundAsync(site, site.Anne.Id, lot, 1, "a"));
        Assert.Equal(VoucherOutcome.BadCount, await RefundAsync(site, site.Client, lot, 5, "a"));
        Assert.Equal(VoucherOutcome.Done, await RefundAsync(site, site.Client, lot, 2, "a"));
        Assert.Equal(VoucherOutcome.NotNow, await RefundAsync(site, site.Client, lot, 2, "a"));

        Assert.Equal((2, 2), Counts(await BookAsync(site, wallet), VoucherPlace.Refunded));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_database_itself_refuses_to_change_the_ledger_or_to_go_below_zero(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var (wallet, _) = await ReservedAsync(site);
        foreach (
            var statement in new[]
            {
                "UPDATE \"VoucherMoves\" SET \"Count\" = 9",
                "DELETE FROM \"VoucherMoves\"",
                "UPDATE \"VoucherLots\" SET \"Count\" = 9",
                "DELETE FROM \"VoucherLots\"",
                "UPDATE \"VoucherEntries\" SET \"Number\" = 9",
                "DELETE FROM \"VoucherEntries\"",
            }
        )
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                site.App.WithDataAsync(db => db.Database.ExecuteSqlRawAsync(statement))
            );
        }

        var lot = await site.App.WithDataAsync(db => db.Set<VoucherLotRow>().Select(l => l.Id).SingleAsync());
        await AddMoveAsync(site, wallet, new VoucherMove(lot, VoucherPlace.Available, VoucherPlace.Refunded, 4, null));
        await Assert.ThrowsAsync<DbUpdateException>(() =>
            AddMoveAsync(site, wallet, new VoucherMove(lot, VoucherPlace.Available, VoucherPlace.Refunded, 1, null))
        );
        await Assert.ThrowsAsync<DbUpdateException>(() =>
            AddMoveAsync(site, wallet, new VoucherMove(lot, VoucherPlace.Issuer, VoucherPlace.Available, 1, null))
        );
    }

    private static Task<int> AddMoveAsync(BookingSite site, VoucherWalletOf wallet, VoucherMove move) =>
        site.InScopeAsync<VisavisDbContext, int>(async db =>
        {
            var books = new VoucherBooks(db, site.Clock);
            var row = await db.Set<VoucherWallet>().SingleAsync(w => w.Id == wallet.Id);
            books.Add(row, VoucherEntryKind.Refund, Guid.NewGuid().ToString(), [move]);
            return await db.SaveChangesAsync();
        });

    private static (int Available, int There) Counts(VoucherBook book, VoucherPlace place) => (book.Available, book.In(place));

    private static async Task<(VoucherWalletOf Wallet, Booking Booking)> ReservedAsync(BookingSite site, int minutes = 60)
    {
        Assert.Equal(VoucherOutcome.Done, await OrderAsync(site, 5));
        var wallet = await WalletAsync(site);
        Assert.Equal(VoucherOutcome.Done, (await PayAsync(site, wallet, 5000, "T-1")).Outcome);
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.DurationMinutes) = (true, minutes));
        var booking = await site.BookAsync(offer, BookingSite.At(26, 10));
        Assert.Equal(
            VoucherOutcome.Absent,
            await site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ReserveAsync(Of(site.Anne.Id), wallet.Id, booking.Code, None))
        );
        Assert.Equal(
            VoucherOutcome.Done,
            await site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ReserveAsync(Of(site.Client), wallet.Id, booking.Code, None))
        );
        return (wallet, booking);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_appointment_booked_with_vouchers_reserves_them_or_is_not_booked_at_all(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        Assert.Equal(VoucherOutcome.Done, await OrderAsync(site, 3));
        var wallet = await WalletAsync(site);
        await PayAsync(site, wallet, 3000, "T-1");
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.DurationMinutes) = (true, 120));
        var first = await MadeAsync(site, offer, 10, wallet.Id);
        Assert.Equal(MakeOutcome.Made, first.Outcome);
        Assert.Equal(2, (await BookAsync(site, wallet)).In(VoucherPlace.Reserved, first.Booking!.Id));

        // Two are needed and one is left; nothing of the second is written, and its slot is still kept.
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, 14), 120, site.Client)).Hold!;
        var request = BookingSite.Request(site.Client) with { Fund = wallet.Id };
        var second = await site.InScopeAsync<BookingMaker, MakeResult>(maker => maker.MakeAsync(hold.Id, request, None));
        Assert.Equal(MakeOutcome.NotEnough, second.Outcome);
        Assert.Equal(1, await site.App.WithDataAsync(db => db.Set<Booking>().CountAsync()));
        Assert.Equal(1, (await BookAsync(site, wallet)).Available);
        Assert.Equal(
            MakeOutcome.NotEnough,
            (
                await site.InScopeAsync<BookingMaker, MakeResult>(maker =>
                    maker.MakeAsync(hold.Id, request with { Fund = Guid.NewGuid() }, None)
                )
            ).Outcome
        );
        Assert.Equal(MakeOutcome.Made, (await site.MakeAsync(hold.Id, site.Client)).Outcome);
        Assert.Empty(await VerifyAsync(site));
    }

    private static async Task<MakeResult> MadeAsync(BookingSite site, ServiceOffer offer, int hour, Guid fund)
    {
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, hour), offer.DurationMinutes!.Value, site.Client)).Hold!;
        return await site.InScopeAsync<BookingMaker, MakeResult>(maker =>
            maker.MakeAsync(hold.Id, BookingSite.Request(site.Client) with { Fund = fund }, None)
        );
    }

    private static async Task EndAsync(BookingSite site, Booking booking)
    {
        site.Clock.Advance(booking.EndsAt - site.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await site.TickAsync();
        await TickAsync(site);
    }

    private static Task TickAsync(BookingSite site) => site.App.Services.GetRequiredService<VoucherClock>().TickAsync(None);

    private static Task<VoucherOutcome> OrderAsync(BookingSite site, int count) =>
        site.InScopeAsync<VoucherOrders, VoucherOutcome>(o => o.OrderAsync(Of(site.Client), "wallonie", count, None));

    private static Task<(VoucherOutcome Outcome, VoucherPurchase? Bought)> PayAsync(
        BookingSite site,
        VoucherWalletOf wallet,
        int cents,
        string key
    ) =>
        site.InScopeAsync<VoucherOrders, (VoucherOutcome, VoucherPurchase?)>(o => o.RecordPaymentAsync(wallet.Reference, cents, key, None));

    private static Task<VoucherOutcome> ContestAsync(BookingSite site, Booking booking, string reason) =>
        site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ContestAsync(Of(site.Client), booking.Id, reason, None));

    private static Task<VoucherOutcome> RefundAsync(BookingSite site, Guid who, Guid lot, int count, string key) =>
        site.InScopeAsync<VoucherOrders, VoucherOutcome>(o => o.RefundAsync(Of(who), lot, count, key, None));

    private static Task<VoucherBook> BookAsync(BookingSite site, VoucherWalletOf wallet) =>
        site.InScopeAsync<VoucherBooks, VoucherBook>(b => b.OpenAsync(wallet.Id, None));

    private static Task<IReadOnlyList<string>> VerifyAsync(BookingSite site) =>
        site.InScopeAsync<VoucherBooks, IReadOnlyList<string>>(b => b.VerifyAsync(None));

    private static Task<VoucherClaim> ClaimAsync(BookingSite site, Booking booking) =>
        site.App.WithDataAsync(db => db.Set<VoucherClaim>().AsNoTracking().SingleAsync(c => c.BookingId == booking.Id));

    private static Task<VoucherWalletOf> WalletAsync(BookingSite site) =>
        site.App.WithDataAsync(db =>
            db.Set<VoucherWallet>().Where(w => w.OwnerId == site.Client).Select(w => new VoucherWalletOf(w.Id, w.Reference)).SingleAsync()
        );

    private sealed record VoucherWalletOf(Guid Id, string Reference);

    private static ServedClient Of(Guid account) => ServedClient.Account(account);
}
