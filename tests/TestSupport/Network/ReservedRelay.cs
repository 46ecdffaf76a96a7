using System.Net;
using System.Net.Sockets;

namespace Visavis.TestSupport.Network;

/// <summary>A port kept for the weak line's relay until the site, which must know it, runs.</summary>
public sealed class ReservedRelay : IDisposable
{
    private UdpClient? socket = new(new IPEndPoint(IPAddress.Loopback, 0));

    public string Url => $"turn:127.0.0.1:{((IPEndPoint)socket!.Client.LocalEndPoint!).Port}?transport=udp";

    public WeakLine Open(Uri site, int relayPort)
    {
        var line = new WeakLine(site, relayPort, socket!);
        socket = null;
        return line;
    }

    public void Dispose() => socket?.Dispose();
}
