using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Pages;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Tests.Bookings;

/// <summary>The dashboard says what became of the last mail to the other side.</summary>
public sealed class MailReceiptTests
{
    [Theory]
    [InlineData(MailState.Queued)]
    [InlineData(MailState.Sent)]
    [InlineData(MailState.Failed)]
    [InlineData(MailState.Replaced)]
    public async Task The_last_mail_to_the_other_side_is_told_as_it_stands(MailState state)
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(25, 10));
        await RewriteAsync(site, booking, site.Client, state, site.Clock.GetUtcNow().AddMinutes(5));
        await RewriteAsync(site, booking, site.Anne.Id, MailState.Sent, site.Clock.GetUtcNow().AddMinutes(6));

        var asHost = Assert.Single(await RowsAsync(site, site.Anne.Id));
        var asClient = Assert.Single(await RowsAsync(site, site.Client));

        Assert.Equal((state, MailState.Sent), (asHost.OtherReceipt!.State, asHost.Receipt!.State));
        Assert.Equal(MailState.Sent, asClient.OtherReceipt!.State);
    }

    [Fact]
    public async Task What_is_queued_and_no_longer_true_counts_as_replaced_and_only_the_last_one_counts()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(25, 10));
        await RewriteAsync(site, booking, site.Client, MailState.Failed, site.Clock.GetUtcNow().AddMinutes(5));
        await RewriteAsync(site, booking, site.Client, MailState.Queued, site.Clock.GetUtcNow().AddMinutes(9), replaced: true);

        Assert.Equal(MailState.Replaced, Assert.Single(await RowsAsync(site, site.Anne.Id)).OtherReceipt!.State);
    }

    [Fact]
    public async Task A_guest_is_the_other_side_by_the_address_and_is_rung_where_the_mail_failed()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(25, 10));
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == booking.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(b => b.ClientId, (Guid?)null)
                        .SetProperty(b => b.ClientEmail, "rose@example.org")
                        .SetProperty(b => b.ClientPhone, "+33612345678")
                )
        );
        await RewriteAsync(site, booking, null, MailState.Failed, site.Clock.GetUtcNow().AddMinutes(5), "rose@example.org");

        var row = Assert.Single(await RowsAsync(site, site.Anne.Id));
        Assert.Equal((MailState.Failed, "+33612345678"), (row.OtherReceipt!.State, row.OtherPhone));
    }

    private static Task<IReadOnlyList<DashboardRow>> RowsAsync(BookingSite site, Guid reader) =>
        site.InScopeAsync<DashboardReader, IReadOnlyList<DashboardRow>>(async rows =>
            (await rows.OpenAsync(reader, only: null, page: 1, default)).Rows
        );

    private static Task<int> RewriteAsync(
        BookingSite site,
        Booking booking,
        Guid? account,
        MailState state,
        DateTimeOffset at,
        string recipient = "x@example.org",
        bool replaced = false
    ) =>
        site.App.WithDataAsync(db =>
        {
            db.Add(
                new QueuedMail
                {
                    Id = Guid.NewGuid(),
                    AccountId = account,
                    Recipient = recipient,
                    Kind = "booking-news",
                    SubjectKey = BookingNotices.SubjectOf(booking.Id),
                    State = state,
                    CreatedAt = at,
                    // Far ahead: nobody sends it meanwhile.
                    DueAt = at.AddYears(1),
                    NextAttemptAt = at.AddYears(1),
                    SentAt = state == MailState.Sent ? at : null,
                    ReplacedAt = replaced || state == MailState.Replaced ? at : null,
                    Version = Guid.NewGuid(),
                }
            );
            return db.SaveChangesAsync();
        });
}
