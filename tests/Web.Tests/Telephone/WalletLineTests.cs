using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Pages;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Telephone;

/// <summary>The wallet on the line: what is left, what was used last, and a service confirmed by key settled in the ledger.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class WalletLineTests
{
    [Fact]
    public async Task The_line_tells_the_balance_and_a_service_confirmed_by_key_is_settled_and_seen_by_both()
    {
        await using var voice = await VoiceSite.StartAsync(onPort: true);
        var (wallet, booking) = await ReservedAsync(voice);
        var caller = voice.Caller();
        await caller.SignInAsync(voice.Number);
        var before = await caller.TypeAsync("1");
        Assert.Contains("il vous reste quatre titres, et un titre de côté", before, StringComparison.Ordinal);
        Assert.Contains("Conseil, jeudi vingt-six novembre, à dix heures\u00a0: un titre de côté.", before, StringComparison.Ordinal);

        await EndAsync(voice, booking);
        Assert.Contains("un titre à confirmer", await caller.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Contains("Sans réponse de votre part", await caller.TypeAsync("2"), StringComparison.Ordinal);
        Assert.Contains("C’est confirmé", await caller.TypeAsync("1"), StringComparison.Ordinal);

        var book = await voice.Site.InScopeAsync<VoucherBooks, VoucherBook>(b => b.OpenAsync(wallet, default));
        Assert.Equal((4, 1), (book.Available, book.In(VoucherPlace.Settled)));
        var after = await caller.TypeAsync("1");
        Assert.Contains("il vous reste quatre titres.", after, StringComparison.Ordinal);
        Assert.Contains("payé avec un titre", after, StringComparison.Ordinal);
        using var client = new PersonClient(voice.Address);
        await client.SignInAsDemoAsync(voice.Site.Client);
        var page = await DirectorySite.OpenAsync(client, VouchersModule.WalletPath);
        Assert.DoesNotContain("handler=Confirm", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.True(
            await voice.Site.App.WithDataAsync(db =>
                db.Set<Notice>().AnyAsync(n => n.AccountId == voice.Site.Anne.Id && n.Kind == VoucherKinds.Vouchers)
            )
        );
    }

    [Fact]
    public async Task Hours_approved_by_key_settle_their_vouchers_and_a_contest_keeps_them()
    {
        await using var voice = await VoiceSite.StartAsync();
        var (wallet, booking) = await ReservedAsync(voice);
        await EndAsync(voice, booking);
        var caller = voice.Caller();
        await caller.SignInAsync(voice.Number);
        await caller.TypeAsync("2");
        Assert.Contains("C’est contesté", await caller.TypeAsync("2"), StringComparison.Ordinal);
        Assert.Equal(VoucherClaimState.Contested, (await ClaimAsync(voice, booking)).State);
        Assert.Contains("vous contestez un titre", await caller.TypeAsync("1"), StringComparison.Ordinal);

        var other = await voice.Site.BookAsync(await voice.Site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(27, 10));
        await ReserveAsync(voice, wallet, other);
        await EndAsync(voice, other);
        var read = await voice.Site.ReadAsync(other.Id);
        await voice.Site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
            desk.EnterAsync(read, BookingSide.Professional, new HoursInput { Start = "10:00", End = "11:00" }, default)
        );
        await caller.TypeAsync("2");
        Assert.Contains("C’est confirmé", await caller.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Equal(VoucherClaimState.Settled, (await ClaimAsync(voice, other)).State);
        Assert.Empty(await voice.Site.InScopeAsync<VoucherBooks, IReadOnlyList<string>>(b => b.VerifyAsync(default)));
    }

    [Fact]
    public async Task A_call_of_ours_tells_the_details_and_what_is_left_and_takes_the_answer()
    {
        await using var voice = await VoiceSite.StartAsync();
        var (_, booking) = await ReservedAsync(voice);
        await EndAsync(voice, booking);
        var read = await voice.Site.ReadAsync(booking.Id);
        await voice.Site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
            desk.EnterAsync(read, BookingSide.Professional, new HoursInput { Start = "10:00", End = "11:00" }, default)
        );
        await voice.TickCallsAsync();
        var ours = await voice.Site.App.WithDataAsync(db =>
            db.Set<OutgoingCall>().Where(c => c.BookingId == booking.Id).Select(c => c.Id).SingleAsync()
        );
        var call = Assert.Single(voice.Calls.Made, made => made.Id == ours);
        var caller = voice.Caller(call.Sid);

        var before = await caller.FollowAsync($"/voice/out/{call.Id:D}");
        Assert.DoesNotContain("titre", before, StringComparison.Ordinal);
        var told = await caller.TypeAsync("1");

        Assert.Contains("Conseil avec", told, StringComparison.Ordinal);
        Assert.Contains("il vous reste quatre titres", told, StringComparison.Ordinal);
        Assert.DoesNotContain(told, char.IsAsciiDigit);
        Assert.Contains("C’est confirmé", await caller.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Equal(VoucherClaimState.Settled, (await ClaimAsync(voice, booking)).State);
    }

    [Fact]
    public async Task Vouchers_are_not_confirmed_by_silence_before_their_letter_left_and_can_be_contested_until_then()
    {
        await using var voice = await VoiceSite.StartAsync(ClientChannel.Letter);
        var (wallet, booking) = await ReservedAsync(voice);
        var other = await voice.Site.BookAsync(await voice.Site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(26, 14));
        await ReserveAsync(voice, wallet, other);
        await EndAsync(voice, booking);
        await EndAsync(voice, other);
        voice.Site.Clock.Advance(TimeSpan.FromDays(60));
        await TickAsync(voice);
        Assert.Equal(VoucherClaimState.Held, (await ClaimAsync(voice, booking)).State);
        Assert.Equal(2, await OnItsWayAsync());
        Assert.Equal(
            VoucherOutcome.Done,
            await voice.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c =>
                c.ContestAsync(ServedClient.Account(voice.Site.Client), other.Id, "Personne n’est venu", default)
            )
        );

        var day = (await voice.Site.InScopeAsync<LetterDesk, DateOnly?>(desk => desk.PrepareAsync(default)))!.Value;
        await voice.Site.InScopeAsync<LetterDesk, bool>(desk => desk.MarkSentAsync(day, voice.Site.Anne.Id, default));
        Assert.Equal(0, await OnItsWayAsync());
        var by = (await ClaimAsync(voice, booking)).ConfirmBy!.Value;
        Assert.True(by - voice.Site.Clock.GetUtcNow() > TimeSpan.FromDays(13));
        voice.Site.Clock.Advance(by - voice.Site.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        await TickAsync(voice);
        Assert.Equal(VoucherClaimState.Held, (await ClaimAsync(voice, booking)).State);
        voice.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await TickAsync(voice);
        Assert.Equal(VoucherClaimState.Settled, (await ClaimAsync(voice, booking)).State);
        Assert.Equal(VoucherClaimState.Contested, (await ClaimAsync(voice, other)).State);

        // What the wallet says instead of a day on which silence would confirm.
        async Task<int> OnItsWayAsync() =>
            (await voice.Site.InScopeAsync<VoucherClaims, IReadOnlySet<Guid>>(c => c.OnItsWayAsync([booking.Id, other.Id], default))).Count;
    }

    private static async Task<(Guid Wallet, Booking Booking)> ReservedAsync(VoiceSite voice)
    {
        var site = voice.Site;
        await site.InScopeAsync<VoucherOrders, VoucherOutcome>(o =>
            o.OrderAsync(ServedClient.Account(site.Client), "wallonie", 5, default)
        );
        var wallet = await site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        await site.InScopeAsync<VoucherOrders, (VoucherOutcome, VoucherPurchase?)>(o =>
            o.RecordPaymentAsync(wallet.Reference, 5000, "T-1", default)
        );
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(26, 10));
        await ReserveAsync(voice, wallet.Id, booking);
        return (wallet.Id, booking);
    }

    private static async Task ReserveAsync(VoiceSite voice, Guid wallet, Booking booking) =>
        Assert.Equal(
            VoucherOutcome.Done,
            await voice.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c =>
                c.ReserveAsync(ServedClient.Account(voice.Site.Client), wallet, booking.Code, default)
            )
        );

    private static async Task EndAsync(VoiceSite voice, Booking booking)
    {
        voice.Site.Clock.Advance(booking.EndsAt - voice.Site.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await voice.Site.TickAsync();
        await TickAsync(voice);
    }

    private static Task TickAsync(VoiceSite voice) => voice.Site.App.Services.GetRequiredService<VoucherClock>().TickAsync(default);

    private static Task<VoucherClaim> ClaimAsync(VoiceSite voice, Booking booking) =>
        voice.Site.App.WithDataAsync(db => db.Set<VoucherClaim>().AsNoTracking().SingleAsync(c => c.BookingId == booking.Id));
}
