namespace Visavis.RelayBench;

/// <summary>One member who asks without end on several sockets, and opens each again as soon as it is closed to them.</summary>
internal sealed class Flood : IAsyncDisposable
{
    private const int Sockets = 8;

    /// <summary>So many frames and then a pause: the other's machine is not the one that is measured.</summary>
    private const int AtOnce = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private static readonly byte[] NoMark = [1];

    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];
    private long asked;
    private long refused;
    private long opened;

    /// <summary>Frames sent, sockets opened, attempts and sockets that the server ended.</summary>
    public (long Asked, long Opened, long Ended) Counts =>
        (Interlocked.Read(ref asked), Interlocked.Read(ref opened), Interlocked.Read(ref refused));

    /// <param name="perSocket">Frames before a socket is given up; none is the churn of reconnections.</param>
    public static Flood Begin(VisavisServer server, int perSocket)
    {
        var flood = new Flood();
        flood.running.AddRange(Enumerable.Range(0, Sockets).Select(_ => Task.Run(() => flood.RunAsync(server, perSocket))));
        return flood;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();

        // A socket that waits to be let in waits half a minute; the pair must not fall silent with it.
        await Task.WhenAny(Task.WhenAll(running), Task.Delay(TimeSpan.FromSeconds(1)));
    }

    private async Task RunAsync(VisavisServer server, int perSocket)
    {
        try
        {
            await AskAsync(server, perSocket);
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private async Task AskAsync(VisavisServer server, int perSocket)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var socket = await server.OpenFloodAsync();
                Interlocked.Increment(ref opened);
                var reading = ReadAsync(socket);
                for (var frame = 0; frame < perSocket && !reading.IsCompleted && !stop.IsCancellationRequested; frame++)
                {
                    await socket.SendAsync(HubFrames.Invoke("StartCall", """{"calleeId":"nobody"}"""));
                    if (Interlocked.Increment(ref asked) % AtOnce == 0)
                    {
                        await Task.Delay(Pause, stop.Token);
                    }
                }

                await Task.Delay(Pause, stop.Token);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Interlocked.Increment(ref refused);
                await Task.Delay(Pause, stop.Token);
            }
        }
    }

    private static async Task ReadAsync(RelaySocket socket)
    {
        try
        {
            await socket.ReadUntilAsync(NoMark);
        }
        catch (Exception)
        {
            // The server, or the end of the measurement, closed it.
        }
    }
}
