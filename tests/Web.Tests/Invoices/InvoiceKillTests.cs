using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Invoices;

/// <summary>A process that is killed (SIGKILL) while it numbers the invoices of a month; the next one goes on where it ended.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class InvoiceKillTests
{
    private const int Clients = 150;

    /// <summary>Killed when so many are there.</summary>
    private static readonly int[] Deaths = [1, 5, 20, 40];

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_month_whose_process_is_killed_again_and_again_is_numbered_without_a_gap_and_each_client_once(
        DatabaseProvider provider
    )
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        await FillAsync(app);
        await using var process = new AppProcess(database.Settings);
        foreach (var death in Deaths)
        {
            await using var run = process.StartCommand("issue-invoices");
            await Eventually.IsTrueAsync(async () => await CountAsync(app) >= death);
            await run.KillAsync();
            Assert.InRange(await CountAsync(app), death, Clients - 1);
            await AssertSoundAsync(app);
        }

        var (exitCode, output) = await process.RunCommandAsync("issue-invoices");

        Assert.True(exitCode == 0, output);
        var issued = await AssertSoundAsync(app);
        Assert.Equal(Clients, issued.Select(i => i.Pseudonym).Distinct().Count());
        Assert.Equal(Clients, issued.Count);
    }

    private static Task<int> CountAsync(AppHost app) => app.WithDataAsync(db => db.Set<Invoice>().CountAsync());

    /// <summary>No gap, no double, none issued before the one in front of it, each with its paper, and the series says the last.</summary>
    private static async Task<List<Invoice>> AssertSoundAsync(AppHost app)
    {
        var issued = await app.WithDataAsync(db => db.Set<Invoice>().AsNoTracking().ToListAsync());
        Assert.Empty(InvoiceNumber.Problems(issued.Select(i => (i.Sequence, i.IssuedAt))));
        Assert.Equal(issued.Count, await app.WithDataAsync(db => db.Set<InvoicePaper>().CountAsync()));
        Assert.Equal(issued.Count, await app.WithDataAsync(db => db.Set<InvoiceSeries>().SumAsync(s => s.Last)));
        return issued;
    }

    private static async Task FillAsync(AppHost app)
    {
        var anne = await app.AddProfessionalAsync();
        var issuer = InvoiceSite.Issuer(anne.Id, DateTimeOffset.UtcNow);
        issuer.IssuesMonthly = true;
        var now = DateTimeOffset.UtcNow;
        var start = new DateTimeOffset(now.Year, now.Month, 1, 9, 0, 0, TimeSpan.Zero).AddMonths(-1).AddDays(2);
        await app.WithDataAsync(db =>
        {
            db.Add(issuer);
            for (var number = 0; number < Clients; number++)
            {
                var client = Guid.NewGuid();
                db.Add(InvoiceNumberingTests.Client(client));
                db.Add(InvoiceSite.Contact(client));
                db.Add(Service(anne.Id, client, start.AddHours(number)));
            }

            return db.SaveChangesAsync();
        });
    }

    private static Booking Service(Guid professional, Guid client, DateTimeOffset start)
    {
        var offer = new ServiceOffer
        {
            ProfessionalId = professional,
            Name = "Ménage",
            PriceCents = 2750,
        };
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            professional,
            offer,
            start,
            60,
            "Europe/Paris",
            BookingSite.Request(client),
            start.AddDays(-3)
        );
        (booking.ServiceOfferId, booking.State) = (null, BookingState.Completed);
        return booking;
    }
}
