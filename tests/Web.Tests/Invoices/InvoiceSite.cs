using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Invoices;

/// <summary>A booking site whose professional gave the mandate, and whose client has an address. It is Monday 23 November 2026.</summary>
internal static class InvoiceSite
{
    public static readonly DateOnly November = new(2026, 11, 1);

    public static async Task<BookingSite> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<InvoiceIssuer>? change = null,
        Action<IServiceCollection>? services = null
    )
    {
        var site = await BookingSite.StartAsync(provider, services: services);
        var issuer = Issuer(site.Anne.Id, site.Clock.GetUtcNow());
        change?.Invoke(issuer);
        await site.App.WithDataAsync(db =>
        {
            db.Add(issuer);
            db.Add(Contact(site.Client));
            return db.SaveChangesAsync();
        });
        return site;
    }

    public static InvoiceIssuer Issuer(Guid id, DateTimeOffset now) =>
        new()
        {
            AccountId = id,
            LegalName = "Anne Martin",
            IsSoleTrader = true,
            Siret = "73282932000074",
            VatNumber = "FR44732829320",
            Nature = TaxNature.Standard,
            BasisPoints = 1000,
            HomeServiceNumber = "SAP732829320",
            Mediator = "Médiation Conso, Paris",
            Iban = "FR7630006000011234567890189",
            AddressLine = "3 rue des Lilas",
            PostalCode = "35000",
            City = "Rennes",
            MandateText = InvoiceMandate.Hash,
            MandateAcceptedAt = now,
            MandateAcceptedById = id,
        };

    public static ContactDetails Contact(Guid id) =>
        new()
        {
            AccountId = id,
            FirstName = "Paul",
            LastName = "Petit",
            AddressLine = "12 rue du Port",
            PostalCode = "44000",
            City = "Nantes",
            Country = "FR",
        };

    /// <summary>Services that took place on days of November, an hour each.</summary>
    public static async Task<List<Booking>> AddServicesAsync(
        BookingSite site,
        Guid? client,
        IEnumerable<int> days,
        Action<Booking>? change = null
    )
    {
        var bookings = days.Select(day =>
            {
                var start = new DateTimeOffset(2026, 11, day, 9, 0, 0, TimeSpan.Zero);
                var booking = BookingMaker.Make(
                    Guid.NewGuid(),
                    site.Anne.Id,
                    new ServiceOffer
                    {
                        Id = Guid.NewGuid(),
                        ProfessionalId = site.Anne.Id,
                        Name = "Ménage",
                        PriceCents = 2750,
                        PriceUnit = PriceUnit.Hour,
                        LateFeePercent = 50,
                    },
                    start,
                    60,
                    "Europe/Paris",
                    BookingSite.Request(client),
                    start.AddDays(-3)
                );
                booking.ServiceOfferId = null;
                booking.State = BookingState.Completed;
                change?.Invoke(booking);
                return booking;
            })
            .ToList();
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(bookings);
            return db.SaveChangesAsync();
        });
        return bookings;
    }

    /// <summary>Given where the client lives.</summary>
    public static void AtHome(Booking booking) => (booking.Way, booking.Place) = (MeetingWay.AtClient, "12 rue du Port, 44000 Nantes");

    public static Task<(InvoiceOutcome Outcome, Invoice? Invoice)> IssueAsync(
        BookingSite site,
        string clientKey,
        BillableKind kind = BillableKind.Service,
        AppHost? node = null
    ) =>
        site.InScopeAsync<InvoiceDesk, (InvoiceOutcome, Invoice?)>(
            desk =>
                desk.IssueAsync(
                    site.Anne.Id,
                    InvoiceDrafts.PseudonymOf(site.Anne.Id, clientKey),
                    November,
                    kind,
                    TestContext.Current.CancellationToken
                ),
            node
        );

    public static Task<(InvoiceOutcome Outcome, Invoice? Invoice)> IssueAsync(BookingSite site) =>
        IssueAsync(site, site.Client.ToString("N"));

    public static Task<(InvoiceOutcome Outcome, Invoice? Invoice)> CreditAsync(
        BookingSite site,
        Guid invoice,
        string? reason,
        IReadOnlyDictionary<string, int>? cents = null,
        AppHost? node = null
    ) =>
        site.InScopeAsync<InvoiceDesk, (InvoiceOutcome, Invoice?)>(
            desk => desk.CreditAsync(invoice, reason, TestContext.Current.CancellationToken, cents),
            node
        );

    public static Task<InvoiceDocument> DocumentAsync(BookingSite site, Guid invoice) =>
        site.InScopeAsync<InvoicePapers, InvoiceDocument>(papers => papers.DocumentAsync(invoice, TestContext.Current.CancellationToken));

    public static Task<List<Invoice>> AllAsync(BookingSite site) =>
        site.App.WithDataAsync(db => db.Set<Invoice>().AsNoTracking().OrderBy(i => i.Series).ThenBy(i => i.Sequence).ToListAsync());
}
