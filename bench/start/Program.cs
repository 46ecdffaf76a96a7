using System.Globalization;
using Visavis.StartBench;
using Visavis.TestSupport;

// dotnet run -c Release --project bench/start [-- professionals [starts]]
// From the start of a process to the first 200 of its home page: the published site in Production on an existing database of so many people, and a
// published Razor Pages app of one page (bench/start/Bare), in turn; then how much memory of the site stays resident after a thousand views of home,
// results and profiles.
var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 300;
var starts = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 9;
using var folder = new TemporaryFolder();
var bareApp = new PublishedApp("bare Razor Pages app", folder["bare"], "Visavis.StartBench.Bare.dll");
var site = new PublishedApp(
    "Visavis",
    folder["site"],
    "Visavis.Web.dll",
    new Dictionary<string, string>
    {
        ["DataFolder"] = folder["data"],
        ["Demo__SeedOnFirstStart"] = "false",
        // One visitor does here what a thousand do elsewhere.
        ["RateLimits__SearchesPerMinute"] = "100000",
    }
);
await bareApp.PublishAsync(RepositoryPaths.Root + "/bench/start/Bare");
await site.PublishAsync(RepositoryPaths.WebProject);
await site.RunAsync("seed", "--professionals", people.ToString(CultureInfo.InvariantCulture));

// Not counted: the files come from the disk for the first time, and the site builds its search index, as after an upgrade.
await using (var first = await StartedApp.StartAsync(bareApp)) { }
await using (var first = await StartedApp.StartAsync(site))
{
    Console.WriteLine(
        FormattableString.Invariant($"the site's very first start, which builds the search index: {first.Milliseconds:F0} ms")
    );
}

var bareStarts = new List<StartedApp>();
var siteStarts = new List<StartedApp>();
for (var start = 0; start < starts; start++)
{
    await using (var started = await StartedApp.StartAsync(bareApp))
    {
        bareStarts.Add(started);
    }

    await using (var started = await StartedApp.StartAsync(site))
    {
        siteStarts.Add(started);
    }
}

StartReport.Print(bareApp, bareStarts, site, siteStarts);
await MemoryReport.PrintAsync(site, people);
