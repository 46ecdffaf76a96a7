namespace Visavis.Bench.Nodes;

/// <summary>A node is killed under open pages: how they come back to the other, by the rules of our pages and when all come at once.</summary>
internal static class SpreadPart
{
    public static async Task RunAsync(Site site, int pages)
    {
        Console.WriteLine(
            "| pages that lost their node | of those open | told to come again | back within s: half | all | most in one second |"
        );
        Console.WriteLine("|---|---|---|---|---|---|");
        await TrialAsync(site, pages, TimeSpan.FromMinutes(1), "by the rule of the rest, within a minute");
        await TrialAsync(site, pages, TimeSpan.FromSeconds(0.4), "all within 0.4 s");
    }

    private static async Task TrialAsync(Site site, int pages, TimeSpan spread, string name)
    {
        await using var crowd = await Crowd.OpenAsync(site, pages, spread);
        crowd.Mark();
        await site.First.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        while (crowd.Returns.Count < crowd.Lost)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        var returns = crowd.Returns;
        var most = returns.GroupBy(at => (int)at.TotalSeconds).Select(second => second.Count()).DefaultIfEmpty().Max();
        var half = returns.Count == 0 ? 0 : returns[returns.Count / 2].TotalSeconds;
        var all = returns.Count == 0 ? 0 : returns[^1].TotalSeconds;
        Console.WriteLine($"| {crowd.Lost}, {name} | {pages} | {crowd.Asked} | {half:F1} | {all:F1} | {most} |");
        await site.First.StartAsync();
        // nginx counts a node that refused as away for two seconds.
        await Task.Delay(TimeSpan.FromSeconds(3));
    }
}
