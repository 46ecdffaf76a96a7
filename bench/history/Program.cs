using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Services;

// dotnet run -c Release --project bench/history [-- services]
// Time to the last byte of dashboard and history, one request after the other, for whoever gave so many services over five years to two hundred
// clients, every one with its hours. SQLite; the data stays in the temporary folder, so that a second run begins at once.
const int WarmUp = 5;
const int Counted = 40;
const int Clients = 200;
const int Years = 5;
var services = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var data = Path.Combine(Path.GetTempPath(), $"visavis-bench-history-{services}");
Directory.CreateDirectory(data);
await using var app = new AppProcess(
    new Dictionary<string, string>
    {
        ["DataFolder"] = data,
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
    }
);
await app.RunCommandAsync("seed", "--professionals", "20");
var (giver, client) = await FillAsync();
await app.StartAsync();

Console.WriteLine("| page | who | p50 ms | p95 ms | bytes |");
Console.WriteLine("|---|---|---|---|---|");
foreach (var (who, id) in new[] { ("gave them", giver), ("one client", client) })
{
    using var person = new PersonClient(app.Address);
    await person.SignInAsDemoAsync(id);
    foreach (
        var path in new[]
        {
            "/dashboard",
            "/history",
            $"/history?year={DateTime.UtcNow.Year - 1}",
            "/history?by=person&q=Client%201",
            "/history?part=500",
            "/history?handler=Csv",
        }
    )
    {
        await MeasureAsync(person, who, path);
    }

    if (id == giver)
    {
        // All of it stands on no invoice yet.
        await MeasureAsync(person, who, "/invoices/issued");
    }
}

async Task MeasureAsync(PersonClient person, string who, string path)
{
    var times = new List<double>();
    var bytes = 0;
    for (var round = 0; round < WarmUp + Counted; round++)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await person.GetAsync(path);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        if (round >= WarmUp)
        {
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            bytes = body.Length;
        }
    }

    times.Sort();
    Console.WriteLine(
        FormattableString.Invariant($"| `{path}` | {who} | {times[Counted / 2]:F1} | {times[Counted * 95 / 100]:F1} | {bytes} |")
    );
}

// Eight letters and digits, another for each.
static string CodeOf(int number) => string.Concat(Enumerable.Range(0, 8).Select(place => "ABCDEFGHJKMNPQRS"[(number >> (4 * place)) & 15]));

async Task<(Guid Giver, Guid Client)> FillAsync()
{
    var options = new DbContextOptionsBuilder<SqliteVisavisDbContext>()
        .UseSqlite($"Data Source={Path.Combine(data, "visavis.db")}")
        .Options;
    await using var db = new SqliteVisavisDbContext(options);
    var giver = await db.Professionals.OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
    if (await db.Set<Booking>().CountAsync(b => b.ProfessionalId == giver) >= services)
    {
        return (giver, await db.Users.Where(a => a.DisplayName == "Client 1").Select(a => a.Id).SingleAsync());
    }

    var clients = Enumerable.Range(0, Clients).Select(number => (Id: Guid.NewGuid(), Name: $"Client {number}")).ToList();
    db.AddRange(
        clients.Select(one => new Account
        {
            Id = one.Id,
            UserName = one.Id.ToString("N"),
            NormalizedUserName = one.Id.ToString("N"),
            DisplayName = one.Name,
            IsDemo = true,
            CreatedAt = DateTimeOffset.UtcNow,
            TermsAcceptedAt = DateTimeOffset.UtcNow,
        })
    );
    await db.SaveChangesAsync();
    var first = DateTimeOffset.UtcNow.AddDays(-365 * Years);
    var step = TimeSpan.FromDays(365.0 * Years / services);
    for (var number = 0; number < services; number++)
    {
        var (id, name) = clients[number % Clients];
        var start = first + (step * number);
        var booking = new Booking
        {
            Id = Guid.NewGuid(),
            Code = CodeOf(number),
            ProfessionalId = giver,
            ClientId = id,
            ClientName = name,
            ClientLanguage = "fr",
            ClientZone = "Europe/Paris",
            ProfessionalZone = "Europe/Paris",
            ServiceName = number % 3 == 0 ? "Ménage" : "Repas",
            PriceCents = 2750,
            DurationMinutes = 60,
            CountedMinutes = 60,
            StartsAt = start,
            EndsAt = start.AddHours(1),
            State = BookingState.Completed,
            CreatedAt = start.AddDays(-3),
        };
        db.Add(booking);
        db.Add(
            new ServiceHours
            {
                BookingId = booking.Id,
                StartsAt = start,
                EndsAt = start.AddHours(1),
                Minutes = 60,
                State = HoursState.Approved,
                ApprovedMinutes = 60,
                EnteredAt = start.AddHours(1),
                ApproveBy = start.AddDays(7),
            }
        );
        if (number % 2000 == 1999)
        {
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    db.Add(
        new InvoiceIssuer
        {
            AccountId = giver,
            LegalName = "Services",
            Siret = "73282932000074",
            MandateText = InvoiceMandate.Hash,
            MandateAcceptedAt = DateTimeOffset.UtcNow,
            MandateAcceptedById = giver,
        }
    );
    await db.SaveChangesAsync();
    return (giver, clients[1].Id);
}
