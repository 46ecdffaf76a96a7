using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.MessagesBench;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;

// dotnet run -c Release --project bench/messages [-- sqlite|postgresql]
// Pages of the inbox and of one conversation, one after the other, for a person who has 1,000, 10,000 and 100,000 messages: time to the last byte.
const int WarmUp = 100;
const int Counted = 100;
const double Goal = 10;
var provider = args.FirstOrDefault() is "postgresql" or "postgres" ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite;
int[] sizes = [1_000, 10_000, 100_000];
var medians = new Dictionary<string, List<double>>();
Console.WriteLine($"{provider}. Goal: p50 at most {Goal:0} ms at 100,000; log(n) says 1.67 times from 1,000 to 100,000.");
Console.WriteLine();
Console.WriteLine("| messages | page | p50 ms | p99 ms |");
Console.WriteLine("|---|---|---|---|");
foreach (var size in sizes)
{
    await MeasureSizeAsync(size);
}

Console.WriteLine();
Console.WriteLine("| page | 1,000 to 100,000 | p50 within the goal |");
Console.WriteLine("|---|---|---|");
foreach (var (name, p50) in medians)
{
    Console.WriteLine(FormattableString.Invariant($"| {name} | {p50[^1] / p50[0]:0.00} × | {(p50[^1] <= Goal ? "yes" : "no")} |"));
}

async Task MeasureSizeAsync(int size)
{
    using var database = await TestDatabase.CreateAsync(provider);
    var bag = new Mailbag();
    await bag.FillAsync(() => Open(database), size);
    var settings = new Dictionary<string, string>(database.Settings)
    {
        ["Demo:OnlinePeople"] = "0",
        ["Messages:PerMinute"] = "100000",
        ["RateLimits:WritesPerMinute"] = "100000",
        ["RateLimits:SearchesPerMinute"] = "100000",
        ["RateLimits:WritesPerMinuteAndAddress"] = "100000",
        ["Logging:LogLevel:Default"] = "Warning",
        // Written by the host whatever the level of the rest.
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
    };
    await using var app = new AppProcess(settings);
    await app.StartAsync();
    using var person = new PersonClient(app.Address);
    await person.SignInAsDemoAsync(bag.Person);
    var thread = $"/messages/{bag.LongConversation:D}";
    var third = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero).AddMinutes(-7 * Math.Min(60, size / 200)).ToUnixTimeMilliseconds();

    await MeasureAsync(size, "a page without messages (terms)", () => person.GetAsync("/legal/terms"));
    await MeasureAsync(size, "inbox", () => person.GetAsync("/messages"));
    await MeasureAsync(size, "inbox, an older page", () => person.GetAsync(FormattableString.Invariant($"/messages?before={third}")));
    await MeasureAsync(size, "inbox, search for a word", () => person.GetAsync("/messages?q=robinet"));
    await MeasureAsync(size, "inbox, search for what nobody wrote", () => person.GetAsync("/messages?q=hippopotame"));
    await MeasureAsync(size, "thread, newest", () => person.GetAsync(thread));
    await MeasureAsync(
        size,
        "thread, the middle",
        () => person.GetAsync(FormattableString.Invariant($"{thread}?before={bag.LongLength / 2}"))
    );
    await MeasureAsync(size, "thread, catch-up after nothing", () => person.GetAsync($"{thread}?handler=Lines&from=1000000"));
}

async Task MeasureAsync(int size, string name, Func<Task<HttpResponseMessage>> ask)
{
    var times = new List<double>(Counted);
    for (var round = 0; round < WarmUp + Counted; round++)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await ask();
        await response.Content.ReadAsByteArrayAsync();
        if (round >= WarmUp)
        {
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        response.EnsureSuccessStatusCode();
    }

    times.Sort();
    var (p50, p99) = (times[Counted / 2], times[Counted * 99 / 100]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {name} | {p50:0.0} | {p99:0.0} |"));
    if (!medians.TryGetValue(name, out var all))
    {
        medians[name] = all = [];
    }

    all.Add(p50);
}

static VisavisDbContext Open(TestDatabase database) =>
    database.Provider == DatabaseProvider.PostgreSql
        ? new PostgresVisavisDbContext(new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(database.ConnectionString).Options)
        : new SqliteVisavisDbContext(new DbContextOptionsBuilder<SqliteVisavisDbContext>().UseSqlite(database.ConnectionString).Options);
