using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Invoices;

/// <summary>The run of a month over many clients: what it reads grows with what it issues, and everybody is told what is theirs.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class InvoiceRunTests
{
    private const int Clients = 25;
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_run_reads_each_service_a_few_times_however_many_clients_there_are(DatabaseProvider provider)
    {
        var read = new ReadBookings();
        await using var site = await InvoiceSite.StartAsync(provider, services: services => services.AddSingleton<IInterceptor>(read));
        var clients = Enumerable.Range(0, Clients).Select(_ => Guid.NewGuid()).ToList();
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(clients.Select(InvoiceNumberingTests.Client));
            // The first two have no address: each of them is asked for it, although others come after them.
            db.AddRange(clients.Skip(2).Select(InvoiceSite.Contact));
            return db.SaveChangesAsync();
        });
        foreach (var client in clients)
        {
            await InvoiceSite.AddServicesAsync(site, client, [2, 9]);
        }

        await InvoiceSite.AddServicesAsync(site, client: null, [3], booking => booking.ClientEmail = "Guest@example.org");
        var guest = await InvoiceSite.AddServicesAsync(
            site,
            client: null,
            [4, 5],
            booking => (booking.ClientEmail, booking.Way, booking.Place) = ("guest@example.org", MeetingWay.AtClient, "5 quai Nord, Nantes")
        );
        read.Count = 0;

        var (issued, noAddress) = await site.InScopeAsync<InvoiceRun, (int, int)>(run =>
            run.IssueAsync(site.Anne.Id, InvoiceSite.November, None)
        );

        Assert.Equal((Clients - 1, 2), (issued, noAddress));
        var services = (Clients * 2) + guest.Count + 1;
        Assert.InRange(read.Count, services, services * 2);
        var invoices = await InvoiceSite.AllAsync(site);
        var ofGuest = Assert.Single(invoices, invoice => invoice.ClientId is null);
        Assert.Equal(3 * 2750L, ofGuest.DueCents);
        var asked = await site.App.WithDataAsync(db =>
            db.Set<Notice>()
                .Where(n => n.SubjectKey.StartsWith("invoice-address:"))
                .Select(n => n.AccountId!.Value)
                .Distinct()
                .ToListAsync()
        );
        Assert.Equal(clients.Take(2).Order(), asked.Order());

        var again = await site.InScopeAsync<InvoiceRun, (int, int)>(run => run.IssueAsync(site.Anne.Id, InvoiceSite.November, None));
        Assert.Equal((0, 2), again);
    }

    /// <summary>How many bookings came out of the database whole.</summary>
    private sealed class ReadBookings : IMaterializationInterceptor
    {
        private int count;

        public int Count
        {
            get => count;
            set => count = value;
        }

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            if (entity is Booking)
            {
                Interlocked.Increment(ref count);
            }

            return entity;
        }
    }
}
