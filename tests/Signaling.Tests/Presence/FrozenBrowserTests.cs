using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Visavis.Signaling.Presence;
using Visavis.TestSupport;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Presence;

public sealed class FrozenBrowserTests
{
    /// <summary>In real time, because the pings of web sockets know no other.</summary>
    [Fact]
    public async Task A_browser_that_stops_answering_pings_leaves_the_list_within_15_seconds()
    {
        await using var host = SignalingHost.StartInRealTime();
        var professional = await host.AddProfessionalAsync();
        using var frozen = await OpenAndFreezeAsync(host.Address, professional);
        var presence = host.Service<PresenceService>();
        await Eventually.IsTrueAsync(() => presence.GetStatus(professional) == PresenceStatus.Online);
        var watch = Stopwatch.StartNew();

        await Eventually.IsTrueAsync(() => presence.GetStatus(professional) == PresenceStatus.Offline);

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15));
    }

    /// <summary>A TCP connection that speaks web socket for as long as it takes to go online, and then never reads or writes again.</summary>
    private static async Task<Socket> OpenAndFreezeAsync(Uri host, Guid userId)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host.Host, host.Port);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET /hub/signaling?v=1 HTTP/1.1\r\nHost: {host.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n{TestSignIn.Header}: {userId:D}\r\n\r\n"
            )
        );
        await socket.SendAsync(Frame("""{"protocol":"json","version":1}"""));
        await socket.SendAsync(Frame("""{"type":1,"target":"SetStatus","arguments":["online"]}"""));
        return socket;
    }

    private static byte[] Frame(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text + '\u001e');
        Assert.True(payload.Length < 126);
        // A masked text frame; the mask is zero, so the payload stands as it is.
        return [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload];
    }
}
