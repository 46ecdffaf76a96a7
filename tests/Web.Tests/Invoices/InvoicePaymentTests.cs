using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Invoices;

/// <summary>Money that was received: in parts, once, never more than is owed.</summary>
public sealed class InvoicePaymentTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Today = new(2026, 11, 23);

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Parts_add_up_to_what_is_owed_and_a_form_sent_twice_records_once(DatabaseProvider provider)
    {
        await using var site = await InvoiceSite.StartAsync(provider);
        await InvoiceSite.AddServicesAsync(site, site.Client, [2, 3]);
        var invoice = (await InvoiceSite.IssueAsync(site)).Invoice!;
        var form = Guid.NewGuid();
        Assert.Equal(InvoiceOutcome.BadAmount, await PayAsync(site, invoice, 5501, Guid.NewGuid()));
        Assert.Equal(InvoiceOutcome.BadDay, await PayAsync(site, invoice, 100, Guid.NewGuid(), Today.AddDays(1)));
        Assert.Equal(InvoiceOutcome.Done, await PayAsync(site, invoice, 2000, form));
        Assert.Equal(InvoiceOutcome.Done, await PayAsync(site, invoice, 2000, form));
        Assert.Equal(3500, await BalanceAsync(site, invoice));

        // Ten at once pay the rest: one of them does.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PayAsync(site, invoice, 3500, Guid.NewGuid())));
        Assert.Single(outcomes, outcome => outcome == InvoiceOutcome.Done);
        Assert.Equal(0, await BalanceAsync(site, invoice));

        // A slip is taken back once, and after the credit note what was paid is to give back.
        var last = await site.App.WithDataAsync(db => db.Set<InvoicePayment>().SingleAsync(p => p.AmountCents == 3500));
        Assert.Equal(InvoiceOutcome.Done, await ReverseAsync(site, invoice, last.Id));
        Assert.Equal(InvoiceOutcome.NotNow, await ReverseAsync(site, invoice, last.Id));
        await InvoiceSite.CreditAsync(site, invoice.Id, "Mauvais tarif");
        Assert.Equal(-2000, await BalanceAsync(site, invoice));
        Assert.Equal(InvoiceOutcome.Done, await PayAsync(site, invoice, 2000, Guid.NewGuid()));
        Assert.Equal(0, await BalanceAsync(site, invoice));
    }

    [Fact]
    public async Task A_reminder_goes_after_the_due_date_and_once_a_week_and_none_when_it_is_paid()
    {
        await using var site = await InvoiceSite.StartAsync();
        await InvoiceSite.AddServicesAsync(site, site.Client, [2]);
        var invoice = (await InvoiceSite.IssueAsync(site)).Invoice!;
        Assert.Equal(InvoiceOutcome.TooSoon, await RemindAsync(site, invoice));
        Assert.Equal(1, await PlannedAsync(site, invoice));
        site.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(InvoiceOutcome.Done, await RemindAsync(site, invoice));
        Assert.Equal(InvoiceOutcome.TooSoon, await RemindAsync(site, invoice));

        Assert.Equal(InvoiceOutcome.Done, await PayAsync(site, invoice, 2750, Guid.NewGuid()));

        Assert.Equal(InvoiceOutcome.NotNow, await RemindAsync(site, invoice));
        Assert.Equal(0, await PlannedAsync(site, invoice));
    }

    internal static Task<InvoiceOutcome> PayAsync(
        BookingSite site,
        Invoice invoice,
        int cents,
        Guid key,
        DateOnly? day = null,
        PaymentMeans means = PaymentMeans.Cheque
    ) =>
        site.InScopeAsync<InvoicePayments, InvoiceOutcome>(payments =>
            payments.RecordAsync(
                invoice,
                InvoiceSite.Issuer(site.Anne.Id, site.Clock.GetUtcNow()),
                means,
                cents,
                day ?? Today,
                "n° 12",
                key,
                site.Anne.Id,
                None
            )
        );

    private static Task<InvoiceOutcome> ReverseAsync(BookingSite site, Invoice invoice, Guid payment) =>
        site.InScopeAsync<InvoicePayments, InvoiceOutcome>(payments => payments.ReverseAsync(invoice, payment, site.Anne.Id, None));

    private static Task<InvoiceOutcome> RemindAsync(BookingSite site, Invoice invoice) =>
        site.InScopeAsync<InvoicePayments, InvoiceOutcome>(payments =>
            payments.RemindAsync(invoice, InvoiceSite.Issuer(site.Anne.Id, site.Clock.GetUtcNow()), None)
        );

    private static Task<long> BalanceAsync(BookingSite site, Invoice invoice) =>
        site.InScopeAsync<InvoicePayments, long>(payments => payments.BalanceAsync(invoice, None));

    private static Task<int> PlannedAsync(BookingSite site, Invoice invoice) =>
        site.App.WithDataAsync(db =>
            db.Set<Web.Notifications.Notice>()
                .CountAsync(n => n.SubjectKey == InvoiceKinds.ReminderOf(invoice.Id) && n.DeliveredAt == null && n.DroppedAt == null)
        );
}
