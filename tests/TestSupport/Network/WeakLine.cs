using System.Net;
using System.Net.Sockets;

namespace Visavis.TestSupport.Network;

/// <summary>One person's line to the site (TCP) and to the relay (UDP), which a test freezes (nothing passes, and nobody is told) or cuts (every socket ends, and no new one comes through).</summary>
public sealed class WeakLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly UdpClient relaySide;
    private readonly CancellationTokenSource ending = new();
    private readonly IPEndPoint site;
    private readonly Dictionary<IPEndPoint, UdpClient> flows = [];
    private readonly HashSet<TcpClient> open = [];
    private volatile TaskCompletionSource? frozen;
    private volatile bool isCut;

    /// <param name="site">Where it leads.</param>
    /// <param name="relayPort">Where the relay listens.</param>
    /// <param name="relaySide">Bound to the port at which browsers find the relay.</param>
    public WeakLine(Uri site, int relayPort, UdpClient relaySide)
    {
        this.relaySide = relaySide;
        this.site = new IPEndPoint(IPAddress.Loopback, site.Port);
        listener.Start();
        _ = AcceptAsync();
        _ = CarryUdpAsync(new IPEndPoint(IPAddress.Loopback, relayPort));
    }

    /// <summary>The site as seen over this line.</summary>
    public Uri Address => new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>The relay as seen over this line.</summary>
    public string RelayUrl => $"turn:127.0.0.1:{((IPEndPoint)relaySide.Client.LocalEndPoint!).Port}?transport=udp";

    public void Freeze() => frozen ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Cut()
    {
        isCut = true;
        Freeze();
        lock (open)
        {
            foreach (var socket in open)
            {
                // Nothing more is sent, not even what waits.
                socket.Client.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
            }

            open.Clear();
        }
    }

    /// <summary>The line is whole again.</summary>
    public void Thaw()
    {
        isCut = false;
        var was = frozen;
        frozen = null;
        was?.TrySetResult();
    }

    public void Dispose()
    {
        ending.Cancel();
        Thaw();
        listener.Dispose();
        relaySide.Dispose();
        lock (flows)
        {
            foreach (var flow in flows.Values)
            {
                flow.Dispose();
            }
        }

        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync(ending.Token);
                if (isCut)
                {
                    near.Dispose();
                    continue;
                }

                _ = CarryTcpAsync(near);
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The line is no longer needed.
        }
    }

    private async Task CarryTcpAsync(TcpClient near)
    {
        using (near)
        using (var far = new TcpClient { NoDelay = true })
        {
            near.NoDelay = true;
            lock (open)
            {
                open.Add(near);
            }

            try
            {
                await (frozen?.Task ?? Task.CompletedTask);
                await far.ConnectAsync(site, ending.Token);
                await Task.WhenAny(CopyAsync(near.GetStream(), far.GetStream()), CopyAsync(far.GetStream(), near.GetStream()));
            }
            catch (Exception e) when (IsEnd(e))
            {
                // One of the two ends is gone.
            }
            finally
            {
                lock (open)
                {
                    open.Remove(near);
                }
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            int count;
            while ((count = await from.ReadAsync(buffer, ending.Token)) > 0)
            {
                await (frozen?.Task ?? Task.CompletedTask);
                await to.WriteAsync(buffer.AsMemory(0, count), ending.Token);
            }

            await (frozen?.Task ?? Task.CompletedTask);
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The other direction closes both.
        }
    }

    private async Task CarryUdpAsync(IPEndPoint relay)
    {
        try
        {
            while (true)
            {
                var packet = await relaySide.ReceiveAsync(ending.Token);
                if (frozen is null)
                {
                    await FlowOf(packet.RemoteEndPoint, relay).SendAsync(packet.Buffer, ending.Token);
                }
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The line is no longer needed.
        }
    }

    private UdpClient FlowOf(IPEndPoint browser, IPEndPoint relay)
    {
        lock (flows)
        {
            if (!flows.TryGetValue(browser, out var flow))
            {
                flow = flows[browser] = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
                flow.Connect(relay);
                _ = ReturnAsync(flow, browser);
            }

            return flow;
        }
    }

    private async Task ReturnAsync(UdpClient flow, IPEndPoint browser)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                var packet = await flow.ReceiveAsync(ending.Token);
                if (frozen is null)
                {
                    await relaySide.SendAsync(packet.Buffer, browser, ending.Token);
                }
            }
            catch (SocketException)
            {
                // A browser that closed its port answers with a refusal; the flow is simply over.
            }
            catch (Exception e) when (IsEnd(e))
            {
                return;
            }
        }
    }

    private static bool IsEnd(Exception e) => e is OperationCanceledException or ObjectDisposedException or IOException or SocketException;
}
