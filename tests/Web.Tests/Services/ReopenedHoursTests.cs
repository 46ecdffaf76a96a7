using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Notifications;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Invoices;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Services;

/// <summary>What changes after approval goes back to both, whoever asks for it and whatever was made of it.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ReopenedHoursTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<BookingSide, HoursState> Cases =>
        new MatrixTheoryData<BookingSide, HoursState>(
            [BookingSide.Client, BookingSide.Professional],
            [HoursState.Approved, HoursState.Modified, HoursState.ApprovedBySilence]
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Either_side_reopens_what_was_approved_and_only_both_by_hand_approve_it_again(BookingSide side, HoursState state)
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await ApprovedAsync(site, state);
        Assert.Equal(HoursOutcome.NotAllowed, await ReopenAsync(site, booking, BookingSide.System, "Non"));
        Assert.Equal(HoursOutcome.NeedsReason, await ReopenAsync(site, booking, side, "  "));
        Assert.Equal(HoursOutcome.NotAllowed, await ReopenAsync(site, booking, side, "Une page d’avant", seen: 0));
        Assert.Equal(state, (await HoursAsync(site, booking)).State);
        await ForgetNoticesAsync(site);

        Assert.Equal(HoursOutcome.Done, await ReopenAsync(site, booking, side, "Une heure de moins"));

        var hours = await HoursAsync(site, booking);
        Assert.Equal(
            (HoursState.Contested, null, 0, "Une heure de moins"),
            (hours.State, hours.ApprovedMinutes, hours.AdjustmentMinutes, hours.Justification)
        );
        var told = Assert.Single(await NoticesAsync(site, HoursDesk.SubjectOf(booking.Id)));
        Assert.Equal(side == BookingSide.Client ? site.Anne.Id : site.Client, told.AccountId);
        Assert.Equal(HoursOutcome.NotAllowed, await ReopenAsync(site, booking, side, "Encore"));

        // The professional corrects; silence says nothing to it, however long.
        Assert.Equal(HoursOutcome.Done, await EnterAsync(site, booking, "10:00", "10:40"));
        site.Clock.Advance(TimeSpan.FromDays(60));
        await site.App.Services.GetRequiredService<HoursClock>().TickAsync(None);
        Assert.Equal(HoursState.Entered, (await HoursAsync(site, booking)).State);

        Assert.Equal(HoursOutcome.Done, await ApproveAsync(site, booking));
        hours = await HoursAsync(site, booking);
        Assert.Equal((HoursState.Approved, 40), (hours.State, hours.ApprovedMinutes));
    }

    [Fact]
    public async Task A_client_who_contested_can_still_say_no_again_and_then_agree_to_what_was_entered()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await ApprovedAsync(site, HoursState.Approved);
        await ReopenAsync(site, booking, BookingSide.Client, "Trop");
        await EnterAsync(site, booking, "10:00", "10:50");
        site.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(
            HoursOutcome.Done,
            await site.InScopeAsync<HoursDesk, HoursOutcome>(d => d.ContestAsync(booking, BookingSide.Client, "Toujours trop", None))
        );

        // Only from the page that shows them, and only as they stand: else one side would decide alone.
        var seen = (await HoursAsync(site, booking)).Version;
        Assert.Equal(HoursOutcome.NotAllowed, await ApproveAsync(site, booking));
        Assert.Equal(HoursOutcome.NotAllowed, await ApproveAsync(site, booking, seen - 1));
        Assert.Equal(HoursOutcome.NotAllowed, await ApproveAsync(site, booking, seen, "-0,5"));
        Assert.Equal(HoursOutcome.Done, await ApproveAsync(site, booking, seen));
        Assert.Equal(50, (await HoursAsync(site, booking)).ApprovedMinutes);
    }

    [Fact]
    public async Task An_invoice_stands_and_its_issuer_is_told_once_both_agree_on_other_hours()
    {
        await using var site = await InvoiceSite.StartAsync();
        var booking = await ApprovedAsync(site, HoursState.Approved, b => (b.IsHourly, b.PriceCents) = (true, 6000));
        site.Clock.Advance(TimeSpan.FromDays(2));
        var invoice = (await InvoiceSite.IssueAsync(site)).Invoice!;
        await ForgetNoticesAsync(site);

        Assert.Equal(HoursOutcome.Done, await ReopenAsync(site, booking, BookingSide.Client, "Dix minutes de moins"));

        var use = Assert.Single(await site.InScopeAsync<HoursDesk, IReadOnlyList<HoursUse>>(desk => desk.UsesAsync(booking.Id, None)));
        Assert.Equal(new HoursUse(IsFinal: false, invoice.Number), use);
        Assert.Equal(InvoiceOutcome.NothingToIssue, (await InvoiceSite.IssueAsync(site)).Outcome);
        Assert.Empty(await NoticesAsync(site, $"invoice-hours:{booking.Id:N}"));
        await EnterAsync(site, booking, "10:00", "10:50");
        Assert.Equal(HoursOutcome.Done, await ApproveAsync(site, booking));
        Assert.Equal(site.Anne.Id, Assert.Single(await NoticesAsync(site, $"invoice-hours:{booking.Id:N}")).AccountId);

        // Taken back, it is invoiced with what both agreed to.
        Assert.Equal(InvoiceOutcome.Done, (await InvoiceSite.CreditAsync(site, invoice.Id, "Heures rouvertes")).Outcome);
        Assert.Equal((6000L, 5000L), (invoice.DueCents, (await InvoiceSite.IssueAsync(site)).Invoice!.DueCents));
    }

    [Fact]
    public async Task What_vouchers_have_paid_for_good_is_not_reopened()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await ApprovedAsync(site, HoursState.Approved);
        var wallet = new VoucherWallet
        {
            Id = Guid.NewGuid(),
            OwnerId = site.Client,
            SchemeId = "wallonie",
            Reference = "1234567890",
            CreatedAt = site.Clock.GetUtcNow(),
        };
        await site.App.WithDataAsync(db =>
        {
            db.Add(wallet);
            db.Add(
                new VoucherClaim
                {
                    BookingId = booking.Id,
                    WalletId = wallet.Id,
                    Count = 1,
                    State = VoucherClaimState.Settled,
                }
            );
            return db.SaveChangesAsync();
        });

        Assert.Equal(HoursOutcome.Settled, await ReopenAsync(site, booking, BookingSide.Professional, "Une heure de plus"));
        Assert.Equal(HoursState.Approved, (await HoursAsync(site, booking)).State);
    }

    [Fact]
    public async Task Both_pages_lead_from_approved_hours_back_to_approved_hours()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var booking = await ApprovedAsync(site, HoursState.Approved);
        var path = ServicePages.Path(booking.Code);
        using var anne = new PersonClient(site.App.ClientOptions.BaseAddress);
        await anne.SignInAsDemoAsync(site.Anne.Id);
        using var paul = new PersonClient(site.App.ClientOptions.BaseAddress);
        await paul.SignInAsDemoAsync(site.Client);
        var seen = (await ReadAsync(anne, path)).QuerySelector("form[action$='handler=Reopen'] [name=seen]")!.GetAttribute("value")!;

        var refused = await anne.PostFormAsync($"{path}?handler=Reopen", path, ("seen", seen), ("justification", ""));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await anne.PostFormAsync($"{path}?handler=Reopen", path, ("seen", seen), ("justification", "J’ai compté une pause"));

        var page = await ReadAsync(paul, path);
        Assert.Contains("J’ai compté une pause", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='handler=Reopen']"));
        var form = page.QuerySelector("form[action$='handler=Approve']")!;
        await paul.PostFormAsync(
            $"{path}?handler=Approve",
            path,
            ("seen", form.QuerySelector("[name=seen]")!.GetAttribute("value")!),
            ("meal", form.QuerySelector("[name=meal]")!.GetAttribute("value")!)
        );
        Assert.Equal(HoursState.Approved, (await HoursAsync(site, booking)).State);
    }

    private static async Task<Booking> ApprovedAsync(BookingSite site, HoursState state, Action<Booking>? change = null)
    {
        var booking = BookingSite.Completed(site.Anne.Id, site.Client, BookingSite.At(23, 10).ToDateTimeOffset(), "Conseil");
        change?.Invoke(booking);
        site.Clock.Advance(TimeSpan.FromHours(6));
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        Assert.Equal(HoursOutcome.Done, await EnterAsync(site, booking, "10:00", "11:00"));
        switch (state)
        {
            case HoursState.ApprovedBySilence:
                site.Clock.Advance(TimeSpan.FromDays(14));
                await site.App.Services.GetRequiredService<HoursClock>().TickAsync(None);
                break;
            case HoursState.Modified:
                Assert.Equal(HoursOutcome.Done, await ApproveAsync(site, booking, adjustment: "-0,25", reason: "Parti plus tôt"));
                break;
            default:
                Assert.Equal(HoursOutcome.Done, await ApproveAsync(site, booking));
                break;
        }

        Assert.Equal(state, (await HoursAsync(site, booking)).State);
        return booking;
    }

    private static Task<HoursOutcome> EnterAsync(BookingSite site, Booking booking, string start, string end) =>
        site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
            desk.EnterAsync(booking, BookingSide.Professional, new HoursInput { Start = start, End = end }, None)
        );

    private static Task<HoursOutcome> ApproveAsync(
        BookingSite site,
        Booking booking,
        int? seen = null,
        string? adjustment = null,
        string? reason = "Vu"
    ) =>
        site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
            desk.ApproveAsync(booking, BookingSide.Client, adjustment, meal: null, reason, None, seen)
        );

    private static Task<HoursOutcome> ReopenAsync(BookingSite site, Booking booking, BookingSide side, string? reason, int? seen = null) =>
        site.InScopeAsync<HoursDesk, HoursOutcome>(desk => desk.ReopenAsync(booking, side, reason, None, seen));

    private static Task<ServiceHours> HoursAsync(BookingSite site, Booking booking) =>
        site.App.WithDataAsync(db => db.Set<ServiceHours>().AsNoTracking().SingleAsync(h => h.BookingId == booking.Id));

    private static Task<int> ForgetNoticesAsync(BookingSite site) => site.App.WithDataAsync(db => db.Set<Notice>().ExecuteDeleteAsync());

    private static Task<List<Notice>> NoticesAsync(BookingSite site, string subject) =>
        site.App.WithDataAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.SubjectKey == subject).ToListAsync());

    private static async Task<IHtmlDocument> ReadAsync(PersonClient person, string path) =>
        new HtmlParser().ParseDocument(await (await person.GetAsync(path)).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
}
