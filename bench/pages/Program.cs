using System.Diagnostics;
using System.Globalization;
using Visavis.PagesBench;
using Visavis.TestSupport.Hosting;

// dotnet run -c Release --project bench/pages [-- professionals]
// Time to the last byte of home, results and profile pages, one after the other as a visitor, in a directory of so many people. The directory
// stays in the temporary folder, so that a second run begins at once.
const int WarmUp = 50;
const int Counted = 400;
var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var data = Path.Combine(Path.GetTempPath(), $"visavis-bench-pages-{people}");
Directory.CreateDirectory(data);
var settings = new Dictionary<string, string> { ["DataFolder"] = data, ["Logging:LogLevel:Default"] = "Warning" };

// Written by the host whatever the level of the rest.
settings["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information";

await using var app = new AppProcess(settings);
var watch = Stopwatch.StartNew();
await app.RunCommandAsync("seed", "--professionals", people.ToString(CultureInfo.InvariantCulture));
Console.WriteLine(FormattableString.Invariant($"{people} professionals there after {watch.Elapsed.TotalSeconds:F0} s"));
await app.StartAsync();
using var http = new HttpClient { BaseAddress = app.Address };
http.DefaultRequestHeaders.Add("Accept-Language", "fr");

string[] searches = ["plombier", "avocate", "professeur de piano", "infirmière", "menuisier", "coach", "traductrice", "électricien"];
string[] towns = ["Lyon", "Paris", "Marseille", "Nantes", "Lille", "Toulouse", "Strasbourg", "Rennes"];
var results = searches
    .SelectMany(what => towns, (what, where) => $"/professionals?what={Uri.EscapeDataString(what)}&where={Uri.EscapeDataString(where)}")
    .ToList();
await WaitForIndexAsync();
var profiles = new List<string>();
foreach (var path in results)
{
    profiles.AddRange(
        ProfileAddress.Pattern().Matches(await http.GetStringAsync(path)).Select(match => match.Groups["path"].Value).Distinct()
    );
}

Console.WriteLine("| page | p50 ms | p99 ms | bytes |");
Console.WriteLine("|---|---|---|---|");
await MeasureAsync("home", ["/"]);
await MeasureAsync("results", results);
await MeasureAsync("profile", profiles);

async Task MeasureAsync(string name, IReadOnlyList<string> paths)
{
    var times = new List<double>();
    var bytes = 0;
    for (var round = 0; round < WarmUp + Counted; round++)
    {
        var started = Stopwatch.GetTimestamp();
        var body = await http.GetByteArrayAsync(paths[round % paths.Count]);
        if (round >= WarmUp)
        {
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            bytes = body.Length;
        }
    }

    times.Sort();
    Console.WriteLine(FormattableString.Invariant($"| {name} | {times[Counted / 2]:F1} | {times[Counted * 99 / 100]:F1} | {bytes} |"));
}

async Task WaitForIndexAsync()
{
    while (!ProfileAddress.Pattern().IsMatch(await http.GetStringAsync(results[0])))
    {
        await Task.Delay(500);
    }
}
