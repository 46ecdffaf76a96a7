using System.Text;

namespace Visavis.RelayBench;

/// <summary>Sockets of pages that are merely open: they read what comes and say every five seconds that they are there, as the browser's client does.</summary>
internal sealed class IdleCrowd : IAsyncDisposable
{
    public const int BufferSize = 4 * 1024;

    private const int OpenedAtOnce = 50;
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(5);
    private static readonly byte[] Ping = Encoding.UTF8.GetBytes("{\"type\":6}\u001e");
    private static readonly byte[] NoMark = Encoding.UTF8.GetBytes("\u0001 never sent");

    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> reading = [];
    private readonly List<RelaySocket> sockets = [];
    private Task pinging = Task.CompletedTask;
    private int dropped;

    /// <summary>How many the server, or the network, has closed.</summary>
    public int Dropped => Volatile.Read(ref dropped);

    public static async Task<IdleCrowd> OpenAsync(IRelayServer server, int count)
    {
        var crowd = new IdleCrowd();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(OpenedAtOnce))
        {
            var opened = await Task.WhenAll(numbers.Select(server.OpenIdleAsync));
            crowd.sockets.AddRange(opened);
            crowd.reading.AddRange(opened.Select(crowd.ReadAsync));
            if (crowd.pinging.IsCompleted)
            {
                crowd.pinging = crowd.PingAsync();
            }
        }

        return crowd;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(reading);
        await pinging;
        foreach (var socket in sockets)
        {
            await socket.DisposeAsync();
        }

        stop.Dispose();
    }

    private async Task ReadAsync(RelaySocket socket)
    {
        try
        {
            await socket.ReadUntilAsync(NoMark, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
        catch (Exception)
        {
            Interlocked.Increment(ref dropped);
        }
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                for (var index = 0; index < sockets.Count; index++)
                {
                    await PingAsync(sockets[index]);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private static async Task PingAsync(RelaySocket socket)
    {
        try
        {
            await socket.SendAsync(Ping);
        }
        catch (Exception)
        {
            // Its reader counts it.
        }
    }
}
