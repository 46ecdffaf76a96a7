namespace Visavis.RelayBench;

/// <summary>What a crowd of idle sockets costs: memory each, how many are lost, and the relay beside it.</summary>
internal static class IdleReport
{
    public static async Task PrintAsync(IReadOnlyList<IRelayServer> servers, int sockets, TimeSpan held)
    {
        Console.WriteLine(
            $"| server | idle sockets | dropped in {held.TotalMinutes:F0} min | KB each | relay p50 alone, ms | beside them, ms | ratio |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var server in servers)
        {
            await Measurement.TakeAsync(server);
            var alone = await Measurement.TakeAsync(server);
            var before = server.Process.Resident;
            await using var crowd = await IdleCrowd.OpenAsync(server, sockets);
            await Task.Delay(held);
            var each = (server.Process.Resident - before) / 1024.0 / sockets;
            var dropped = crowd.Dropped;
            var beside = await Measurement.TakeAsync(server);
            Console.WriteLine(
                FormattableString.Invariant(
                    $"| {server.Name} | {sockets} | {dropped} | {each:F1} | {alone.P50:F2} | {beside.P50:F2} | {beside.P50 / alone.P50:F2} |"
                )
            );
        }
    }
}
