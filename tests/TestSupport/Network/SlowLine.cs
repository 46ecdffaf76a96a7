using System.Net;
using System.Net.Sockets;

namespace Visavis.TestSupport.Network;

/// <summary>The way to a server (TCP) on which what is sent arrives late, as over a network or at a machine that is overloaded; nothing is lost, not even when the sender has given up.</summary>
public sealed class SlowLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly int serverPort;
    private volatile Func<byte[], TimeSpan> delay = _ => TimeSpan.Zero;

    public SlowLine(int serverPort)
    {
        this.serverPort = serverPort;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>From now on, how late a packet to the server arrives, by what it holds.</summary>
    public void Delay(Func<byte[], TimeSpan> of) => delay = of;

    /// <summary>From now on everything arrives at once.</summary>
    public void Hurry() => delay = _ => TimeSpan.Zero;

    public void Dispose()
    {
        ending.Cancel();
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync(ending.Token));
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The line is no longer needed.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using (near)
        using (var far = new TcpClient { NoDelay = true })
        {
            near.NoDelay = true;
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, serverPort, ending.Token);
                var back = BringBackAsync(far.GetStream(), near.GetStream());
                await SendLateAsync(near.GetStream(), far.GetStream());
                far.Client.Shutdown(SocketShutdown.Send);
                await back;
            }
            catch (Exception e) when (IsEnd(e))
            {
                // One of the two ends is gone.
            }
        }
    }

    private async Task SendLateAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.ReadAsync(buffer, ending.Token)) > 0)
        {
            await Task.Delay(delay(buffer[..count]), ending.Token);
            await to.WriteAsync(buffer.AsMemory(0, count), ending.Token);
        }
    }

    private async Task BringBackAsync(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to, ending.Token);
            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (IsEnd(e))
        {
            // Whoever asked waits no longer.
        }
    }

    private static bool IsEnd(Exception e) => e is OperationCanceledException or ObjectDisposedException or IOException or SocketException;
}
