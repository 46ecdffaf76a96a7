using System.Net.WebSockets;
using System.Text;

namespace Visavis.TestSupport.Signaling;

/// <summary>A web socket to the hub without a hub client, for what no client of ours would send.</summary>
public sealed class RawSocket : IAsyncDisposable
{
    private const char Separator = '\u001e';
    private readonly ClientWebSocket socket = new();
    private readonly StringBuilder received = new();

    private RawSocket() { }

    public static async Task<RawSocket> OpenAsync(Uri host, Guid? userId, string pathAndQuery = "/hub/signaling?v=1", string? origin = null)
    {
        var raw = new RawSocket();
        if (userId is not null)
        {
            raw.socket.Options.SetRequestHeader(TestSignIn.Header, userId.Value.ToString("D"));
        }

        if (origin is not null)
        {
            raw.socket.Options.SetRequestHeader("Origin", origin);
        }

        raw.socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await raw.socket.ConnectAsync(new UriBuilder(new Uri(host, pathAndQuery)) { Scheme = "ws" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            raw.Status = (int)raw.socket.HttpStatusCode;
            return raw;
        }

        raw.Status = 101;
        await raw.SendAsync("""{"protocol":"json","version":1}""");
        await raw.ReadAsync();
        return raw;
    }

    /// <summary>101 when the socket opened, else the refusal's status.</summary>
    public int Status { get; private set; }

    public Task SendAsync(string frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame + Separator), type, endOfMessage: true, CancellationToken.None);

    /// <summary>One message of the socket in several pieces.</summary>
    public async Task SendInPiecesAsync(string frame, int pieces)
    {
        var bytes = Encoding.UTF8.GetBytes(frame + Separator);
        foreach (var piece in bytes.Chunk((bytes.Length / pieces) + 1))
        {
            await socket.SendAsync(piece, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
        }

        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    /// <summary>The next frame, or null when the server closed the socket.</summary>
    public async Task<string?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var text = received.ToString();
            var end = text.IndexOf(Separator, StringComparison.Ordinal);
            if (end >= 0)
            {
                received.Remove(0, end + 1);
                return text[..end];
            }

            try
            {
                var part = await socket.ReceiveAsync(buffer, patience.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                received.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            }
            catch (WebSocketException)
            {
                return null;
            }
        }
    }

    /// <summary>Reads up to the first frame that holds the text; null when the server closed the socket before.</summary>
    public async Task<string?> ReadUntilAsync(string text)
    {
        while (true)
        {
            var frame = await ReadAsync();
            if (frame is null || frame.Contains(text, StringComparison.Ordinal))
            {
                return frame;
            }
        }
    }

    /// <summary>Closes as a browser does whose page goes away.</summary>
    public Task CloseAsPageAsync() =>
        socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, statusDescription: null, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
