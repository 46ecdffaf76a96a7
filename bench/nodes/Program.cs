using System.Globalization;
using Visavis.Bench.Nodes;

// dotnet run -c Release --project bench/nodes [-- small] [-- relay|calls|idle|recovery|spread|peak …]
// Two nodes of the site on one PostgreSQL and one Redis behind nginx, as tests/ runs them. Everything runs on one machine: what two machines would add is not here.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var isSmall = args.Contains("small", StringComparer.Ordinal);
var parts = args.Where(argument => argument is not "small").ToList();
Console.WriteLine($"{Environment.ProcessorCount} processors, load before: {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
await using var site = await Site.StartAsync(people: 24);

await RunAsync("relay", () => RelayPart.RunAsync(site, isSmall ? 500 : 3000));
await RunAsync("calls", () => CallsPart.RunAsync(site, isSmall ? 15 : 60));
await RunAsync("peak", () => PeakPart.RunAsync(site, TimeSpan.FromSeconds(isSmall ? 8 : 20)));
await RunAsync("recovery", () => RecoveryPart.RunAsync(site, isSmall ? 3 : 10));
await RunAsync("spread", () => SpreadPart.RunAsync(site, isSmall ? 600 : 4000));
await RunAsync("idle", () => IdlePart.RunAsync(site, isSmall ? 2000 : 10_000, TimeSpan.FromMinutes(isSmall ? 1 : 5)));

async Task RunAsync(string name, Func<Task> part)
{
    if (parts.Count > 0 && !parts.Contains(name, StringComparer.Ordinal))
    {
        return;
    }

    Console.WriteLine($"\n## {name}\n");
    await part();
    Console.WriteLine($"\nload: {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
}
