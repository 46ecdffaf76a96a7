using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Calls;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Invoices;

/// <summary>Live calls with a price, from the counted amount to the line of the invoice.</summary>
public sealed class BilledCallTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_call_that_cost_something_stands_on_the_invoice_of_its_month_beside_services_once(DatabaseProvider provider)
    {
        await using var site = await InvoiceSite.StartAsync(provider);
        await InvoiceSite.AddServicesAsync(site, site.Client, [2]);
        var call = await AddCallAsync(site, cents: 600);
        await AddCallAsync(site, cents: 0);
        await AddCallAsync(site, cents: null);

        var (_, invoice) = await InvoiceSite.IssueAsync(site);

        Assert.Equal(2750 + 600, invoice!.DueCents);
        var line = (await InvoiceSite.DocumentAsync(site, invoice.Id)).Lines[^1];
        Assert.Equal(("Appel en direct", call, 600L), (line.Text, line.CallId, line.GrossCents));
        Assert.Contains("3 min 20 s à 1,50", line.Detail, StringComparison.Ordinal);
        Assert.Contains("par minute commencée", line.Detail, StringComparison.Ordinal);
        Assert.Equal(InvoiceOutcome.NothingToIssue, (await InvoiceSite.IssueAsync(site)).Outcome);

        await InvoiceSite.CreditAsync(site, invoice.Id, "Adresse");
        Assert.Equal(2750 + 600, (await InvoiceSite.IssueAsync(site)).Invoice!.DueCents);
    }

    [Fact]
    public async Task A_call_of_the_last_hours_waits_and_its_cost_is_on_both_lists()
    {
        await using var site = await InvoiceSite.StartAsync();
        await AddCallAsync(site, cents: 600, at: site.Clock.GetUtcNow().AddHours(-2));
        Assert.Equal(InvoiceOutcome.NothingToIssue, (await InvoiceSite.IssueAsync(site)).Outcome);
        foreach (var person in new[] { site.Client, site.Anne.Id })
        {
            var entries = await site.InScopeAsync<CallHistory, IReadOnlyList<CallHistoryEntry>>(history =>
                history.ListAsync(person, cancellationToken: TestContext.Current.CancellationToken)
            );
            Assert.Equal(600, Assert.Single(entries).ChargeCents);
        }

        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(600, (await InvoiceSite.IssueAsync(site)).Invoice!.DueCents);
    }

    internal static async Task<string> AddCallAsync(BookingSite site, int? cents, DateTimeOffset? at = null)
    {
        var (id, start) = (Guid.NewGuid().ToString("N"), at ?? new DateTimeOffset(2026, 11, 10, 9, 0, 0, TimeSpan.Zero));
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new CallRecord
                {
                    Id = id,
                    CallerId = site.Client,
                    CalleeId = site.Anne.Id,
                    RequestId = id,
                    State = "Ended",
                    EndReason = "HungUp",
                    StartedAt = start,
                    RingExpiresAt = start,
                    ConnectedAt = start,
                    EndedAt = start.AddSeconds(200),
                }
            );
            db.Add(
                new CallCharge
                {
                    CallId = id,
                    CallerId = site.Client,
                    ProfessionalId = site.Anne.Id,
                    Cents = 150,
                    Unit = CallUnit.Minute,
                    CapCents = 3000,
                    AgreedAt = start,
                    AmountCents = cents,
                }
            );
            return db.SaveChangesAsync();
        });
        return id;
    }
}
