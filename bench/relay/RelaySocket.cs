using System.Net.WebSockets;
using System.Text;

namespace Visavis.RelayBench;

/// <summary>A web socket that does as little as possible, so that the server is what is measured. The same for every server.</summary>
internal sealed class RelaySocket(int bufferSize) : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private string last = "";
    private readonly byte[] buffer = new byte[bufferSize];

    public static async Task<RelaySocket> OpenAsync(string address, string? cookie = null, int bufferSize = 64 * 1024)
    {
        var relay = new RelaySocket(bufferSize);
        relay.socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (cookie is not null)
        {
            relay.socket.Options.SetRequestHeader("Cookie", cookie);
        }

        await relay.socket.ConnectAsync(new Uri(address), CancellationToken.None);
        return relay;
    }

    public ValueTask SendAsync(byte[] frame, CancellationToken stop = default) =>
        socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, stop);

    public ValueTask SendAsync(string frame) => SendAsync(Encoding.UTF8.GetBytes(frame));

    /// <summary>Reads whole messages until one holds the mark; the others are keep-alives and news.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadUntilAsync(byte[] mark, CancellationToken stop = default)
    {
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
                length += part.Count;
            } while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"The server closed the socket: {socket.CloseStatusDescription} {last}");
            }

            last = Encoding.UTF8.GetString(buffer.AsSpan(0, Math.Min(length, 300)));
            if (buffer.AsSpan(0, length).IndexOf(mark) >= 0)
            {
                return buffer.AsMemory(0, length);
            }
        }
    }

    public async Task<string> ReadUntilAsync(string mark) =>
        Encoding.UTF8.GetString((await ReadUntilAsync(Encoding.UTF8.GetBytes(mark))).Span);

    /// <summary>The answer to the hub method just called.</summary>
    public async Task<string> ReadAnswerAsync()
    {
        var answer = await ReadUntilAsync("\"type\":3");
        return answer.Contains("\"error\"", StringComparison.Ordinal) ? throw new InvalidOperationException(answer) : answer;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
