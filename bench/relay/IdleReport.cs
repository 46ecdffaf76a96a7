namespace Visavis.RelayBench;

/// <summary>What a crowd of idle sockets costs: memory each, how many are lost, and the relay beside it.</summary>
internal static class IdleReport
{
    private const int Measurements = 3;
    private const double MostMemory = 1.05;
    private const double MostDelay = 1.2;

    /// <param name="servers">The first is what the memory of the others is compared with.</param>
    public static async Task PrintAsync(IReadOnlyList<IRelayServer> servers, int sockets, TimeSpan held)
    {
        Console.WriteLine(
            $"| server | idle sockets | dropped in {held.TotalMinutes:F0} min | KB each | × the first | relay p50 alone, ms | beside them, ms | ratio |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        double? first = null;
        foreach (var server in servers)
        {
            await Measurement.TakeAsync(server);
            var alone = await MedianAsync(server);
            var before = server.Process.Resident;
            await using var crowd = await IdleCrowd.OpenAsync(server, sockets);
            await Task.Delay(held);
            var each = (server.Process.Resident - before) / 1024.0 / sockets;
            var dropped = crowd.Dropped;
            var beside = await MedianAsync(server);
            first ??= each;
            Console.WriteLine(
                FormattableString.Invariant(
                    $"| {server.Name} | {sockets} | {dropped} | {each:F1} | {each / first:F2} | {alone:F2} | {beside:F2} | {beside / alone:F2} |"
                )
            );
        }

        Console.WriteLine(
            FormattableString.Invariant($"Goals: none dropped, at most {MostMemory:F2} × the memory, at most {MostDelay:F1} × the median.")
        );
    }

    private static async Task<double> MedianAsync(IRelayServer server)
    {
        var medians = new List<double>();
        for (var measurement = 0; measurement < Measurements; measurement++)
        {
            medians.Add((await Measurement.TakeAsync(server)).P50);
        }

        return medians.Order().ElementAt(Measurements / 2);
    }
}
