using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Visavis.RelayBench;

namespace Visavis.Bench.Nodes;

/// <summary>Pages that are merely open, over the proxy: they say every five seconds that they are there, and come back as wwwroot/js/signaling/return.js says.</summary>
internal sealed partial class Crowd : IAsyncDisposable
{
    private const int OpenedAtOnce = 40;
    private const int BufferSize = 4 * 1024;
    private const double JitterSeconds = 0.4;
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(5);
    private static readonly byte[] Ping = "{\"type\":6}\u001e"u8.ToArray();
    private static readonly byte[] NoMark = "\u0001 never sent"u8.ToArray();

    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<int, RelaySocket> sockets = new();
    private readonly ConcurrentBag<TimeSpan> returns = [];
    private readonly Site site;
    private readonly TimeSpan spread;
    private readonly List<Task> members = [];
    private Task pinging = Task.CompletedTask;
    private long since = Stopwatch.GetTimestamp();
    private int lost;
    private int asked;

    private Crowd(Site site, TimeSpan spread) => (this.site, this.spread) = (site, spread);

    public int Open => sockets.Count;

    public int Lost => Volatile.Read(ref lost);

    /// <summary>How often a page was told to come again.</summary>
    public int Asked => Volatile.Read(ref asked);

    /// <summary>When pages came back, from <see cref="Mark"/> on.</summary>
    public IReadOnlyList<TimeSpan> Returns => [.. returns.Order()];

    /// <param name="site">The site.</param>
    /// <param name="count">How many pages.</param>
    /// <param name="spread">Within what a page that lost its line tries first.</param>
    public static async Task<Crowd> OpenAsync(Site site, int count, TimeSpan spread)
    {
        var crowd = new Crowd(site, spread);
        foreach (var numbers in Enumerable.Range(0, count).Chunk(OpenedAtOnce))
        {
            await Task.WhenAll(numbers.Select(crowd.ConnectAsync));
            crowd.members.AddRange(numbers.Select(crowd.LiveAsync));
            if (crowd.pinging.IsCompleted)
            {
                crowd.pinging = crowd.PingAsync();
            }
        }

        return crowd;
    }

    /// <summary>From here on losses, returns and refusals are counted.</summary>
    public void Mark()
    {
        returns.Clear();
        (lost, asked) = (0, 0);
        since = Stopwatch.GetTimestamp();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(members);
        await pinging;
        foreach (var socket in sockets.Values)
        {
            await socket.DisposeAsync();
        }

        stop.Dispose();
    }

    /// <summary>Until the site has let the page in.</summary>
    private async Task ConnectAsync(int number)
    {
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan pause;
            try
            {
                var (socket, first) = await site.OpenRawAsync(site.Proxy.Address, bufferSize: BufferSize);
                if (!first.Contains("ComeAgain", StringComparison.Ordinal))
                {
                    sockets[number] = socket;
                    return;
                }

                Interlocked.Increment(ref asked);
                pause = TimeSpan.FromMilliseconds(
                    int.Parse(Milliseconds().Match(first).Groups["ms"].ValueSpan, CultureInfo.InvariantCulture)
                );
                await socket.DisposeAsync();
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                pause = TimeSpan.FromSeconds(attempt == 0 ? 2 : 5);
            }

            await Task.Delay(pause + TimeSpan.FromSeconds(JitterSeconds * Random.Shared.NextDouble()), stop.Token);
        }
    }

    private async Task LiveAsync(int number)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await sockets[number].ReadUntilAsync(NoMark, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                Interlocked.Increment(ref lost);
                sockets.TryRemove(number, out var former);
                await former!.DisposeAsync();
            }

            try
            {
                await Task.Delay(spread * Random.Shared.NextDouble(), stop.Token);
                await ConnectAsync(number);
                returns.Add(Stopwatch.GetElapsedTime(since));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                foreach (var socket in sockets.Values)
                {
                    try
                    {
                        await socket.SendAsync(Ping, stop.Token);
                    }
                    catch (Exception) when (!stop.IsCancellationRequested)
                    {
                        // Its reader counts it.
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Measured.
        }
    }

    [GeneratedRegex("\"arguments\":\\[(?<ms>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Milliseconds();
}
