using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Invoices;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Invoices;

/// <summary>The tax statement holds what the law's services at home cover, and nothing else.</summary>
public sealed class TaxStatementTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_tax_statement_counts_what_was_received_in_the_year()
    {
        await using var site = await InvoiceSite.StartAsync();
        await InvoiceSite.AddServicesAsync(site, site.Client, [2, 3], InvoiceSite.AtHome);
        var invoice = (await InvoiceSite.IssueAsync(site)).Invoice!;
        await PayAsync(site, invoice, 2000);
        await PayAsync(site, invoice, 1000, PaymentMeans.ServiceCheque);

        var statement = Assert.Single(await StatementsAsync(site));

        Assert.Equal((3000L, 1000L, 120), (statement.PaidCents, statement.ByServiceChequeCents, statement.Minutes));
        Assert.Empty(await StatementsAsync(site, 2025));
        Assert.StartsWith("%PDF", System.Text.Encoding.Latin1.GetString(TaxStatements.Pdf(statement)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_call_and_a_consultation_by_video_on_the_same_invoice_do_not_count()
    {
        await using var site = await InvoiceSite.StartAsync();
        await InvoiceSite.AddServicesAsync(site, site.Client, [2], InvoiceSite.AtHome);
        await InvoiceSite.AddServicesAsync(site, site.Client, [3], booking => booking.ServiceName = "Conseil par vidéo");
        await BilledCallTests.AddCallAsync(site, cents: 600);
        var invoice = (await InvoiceSite.IssueAsync(site)).Invoice!;
        Assert.Equal(2750 + 2750 + 600, invoice.DueCents);

        // 27,50 € of 61,00 €: of 20,00 € 9,02 € count, of the whole all that was at home and no cent more.
        await PayAsync(site, invoice, 2000);
        Assert.Equal(902, Assert.Single(await StatementsAsync(site)).PaidCents);
        await PayAsync(site, invoice, 4100, PaymentMeans.ServiceCheque);

        var statement = Assert.Single(await StatementsAsync(site));
        Assert.Equal((2750L, 2750L - 902, 60), (statement.PaidCents, statement.ByServiceChequeCents, statement.Minutes));
        Assert.Equal("Ménage", Assert.Single(Assert.Single(statement.Months).Services));
    }

    [Fact]
    public async Task The_indemnity_of_a_late_cancellation_does_not_count()
    {
        await using var site = await InvoiceSite.StartAsync();
        await InvoiceSite.AddServicesAsync(
            site,
            site.Client,
            [5],
            booking =>
            {
                InvoiceSite.AtHome(booking);
                (booking.State, booking.CancelledAt, booking.CancelledBy) = (
                    BookingState.Cancelled,
                    booking.StartsAt.AddHours(-3),
                    BookingSide.Client
                );
                (booking.LateFee, booking.LateFeeCents) = (LateFeeState.Due, 1375);
            }
        );
        // Until then the client may give a motive.
        site.Clock.Advance(TimeSpan.FromDays(1));
        var invoice = (await InvoiceSite.IssueAsync(site, site.Client.ToString("N"), BillableKind.LateFee)).Invoice!;
        await PayAsync(site, invoice, 1375);

        Assert.Empty(await StatementsAsync(site));
    }

    [Fact]
    public async Task What_a_credit_note_took_back_and_was_returned_counts_no_more_and_the_rest_stays()
    {
        await using var site = await InvoiceSite.StartAsync();
        var home = (await InvoiceSite.AddServicesAsync(site, site.Client, [2], InvoiceSite.AtHome))[0];
        var video = (await InvoiceSite.AddServicesAsync(site, site.Client, [3]))[0];
        var invoice = (await InvoiceSite.IssueAsync(site)).Invoice!;
        await PayAsync(site, invoice, 5500);

        // The consultation goes back: what was paid at home is what it was.
        await InvoiceSite.CreditAsync(site, invoice.Id, "N’a pas eu lieu", new Dictionary<string, int> { [video.Code] = 2750 });
        await PayAsync(site, invoice, 2750);
        Assert.Equal(2750, Assert.Single(await StatementsAsync(site)).PaidCents);

        await InvoiceSite.CreditAsync(site, invoice.Id, "Geste commercial", new Dictionary<string, int> { [home.Code] = 1000 });
        await PayAsync(site, invoice, 1000);
        Assert.Equal(1750, Assert.Single(await StatementsAsync(site)).PaidCents);
    }

    [Fact]
    public async Task What_a_business_pays_is_no_service_at_home()
    {
        await using var site = await InvoiceSite.StartAsync();
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new BillingDetails
                {
                    AccountId = site.Client,
                    CompanyName = "Petit SARL",
                    Siren = "732829320",
                }
            );
            return db.SaveChangesAsync(None);
        });
        await InvoiceSite.AddServicesAsync(site, site.Client, [2], InvoiceSite.AtHome);
        var invoice = (await InvoiceSite.IssueAsync(site)).Invoice!;
        await PayAsync(site, invoice, 2750);

        Assert.Empty(await StatementsAsync(site));
    }

    private static async Task PayAsync(BookingSite site, Invoice invoice, int cents, PaymentMeans means = PaymentMeans.Cheque) =>
        Assert.Equal(InvoiceOutcome.Done, await InvoicePaymentTests.PayAsync(site, invoice, cents, Guid.NewGuid(), means: means));

    private static Task<IReadOnlyList<TaxStatement>> StatementsAsync(BookingSite site, int year = 2026) =>
        site.InScopeAsync<TaxStatements, IReadOnlyList<TaxStatement>>(statements =>
            statements.OfClientAsync(ServedClient.Account(site.Client), year, None)
        );
}
