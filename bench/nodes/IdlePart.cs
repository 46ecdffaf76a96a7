using Visavis.TestSupport.Hosting;

namespace Visavis.Bench.Nodes;

/// <summary>Open pages on two nodes, all through one nginx with the printed configuration.</summary>
internal static class IdlePart
{
    public static async Task RunAsync(Site site, int count, TimeSpan length)
    {
        AppProcess[] nodes = [site.First, site.Second];
        var before = nodes.Select(Site.MegabytesOf).ToList();
        await using var crowd = await Crowd.OpenAsync(site, count, TimeSpan.FromMinutes(1));
        var (opened, asked) = (crowd.Open, crowd.Asked);
        crowd.Mark();
        await Task.Delay(length);
        var after = nodes.Select(Site.MegabytesOf).ToList();
        var sockets = nodes.Select(SocketsOf).ToList();

        Console.WriteLine(
            $"{opened} of {count} pages open through one nginx; {asked} times one was told to come again while they opened.\n"
        );
        Console.WriteLine($"| node | sockets | MB before | MB with them | KB each | lost in {length.TotalMinutes:F0} min, both nodes |");
        Console.WriteLine("|---|---|---|---|---|---|");
        for (var node = 0; node < nodes.Length; node++)
        {
            var each = (after[node] - before[node]) * 1024 / Math.Max(1, sockets[node]);
            Console.WriteLine($"| {node + 1} | {sockets[node]} | {before[node]:F0} | {after[node]:F0} | {each:F1} | {crowd.Lost} |");
        }
    }

    private static int SocketsOf(AppProcess node) =>
        System
            .Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties()
            .GetActiveTcpConnections()
            .Count(connection =>
                connection.State == System.Net.NetworkInformation.TcpState.Established && connection.LocalEndPoint.Port == node.Address.Port
            );
}
