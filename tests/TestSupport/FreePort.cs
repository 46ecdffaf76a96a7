using System.Net;
using System.Net.Sockets;

namespace Visavis.TestSupport;

public static class FreePort
{
    // Below what the system gives to outgoing connections and to whoever listens on "any" port, so that none of these takes it before it is used.
    private const int First = 11_000;
    private const int Count = 20_000;

    private static int next = Random.Shared.Next(Count);

    /// <summary>A TCP port of the loopback address that nobody listens on, and that this process was not given before.</summary>
    public static int Next()
    {
        for (var attempt = 0; attempt < Count; attempt++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref next) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("No port is free.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
