using System.Buffers;
using System.Net.WebSockets;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Connections;

namespace Visavis.Signaling.Relay;

/// <summary>
/// The web socket of a page as SignalR sees it. Relay messages never reach SignalR: they are checked here and written straight to
/// the other page's socket, which spares two pipes and the hub's dispatching. Everything else passes through unchanged.
/// </summary>
internal sealed class RelaySocket(WebSocket inner, CallRelay relay) : WebSocket
{
    private const byte Separator = 0x1e;
    private static ReadOnlySpan<byte> Ping => "{\"type\":6}\u001e"u8;

    // One more than the hub takes, so that the hub is who refuses a message that is too large.
    private const int Capacity = (32 * 1024) + 2;

    // SignalR drops a page it has not heard for 30 s, and it does not hear what is passed on here.
    private const long SilenceLimit = 1_000;

    private readonly SocketOutput output = new(inner);
    private long heardAt = Environment.TickCount64;
    private byte[]? buffer;
    private int start;
    private int end;
    private bool endsMessage;
    private bool isPassingThrough;
    private WebSocketMessageType type;

    /// <summary>The page, once the hub has let it in.</summary>
    public PageConnection? Page { get; set; }

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    /// <inheritdoc cref="SocketOutput.Post(byte[], int)"/>
    public void Post(byte[] frame, int length) => output.Post(frame, length);

    /// <inheritdoc cref="SocketOutput.Post(ReadOnlyMemory{byte})"/>
    public void Post(ReadOnlyMemory<byte> message) => output.Post(message);

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        while (start == end)
        {
            GiveBack();

            // A read of nothing: a page that is silent holds no buffer.
            var arrived = await inner.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
            if (arrived.MessageType == WebSocketMessageType.Close)
            {
                return arrived;
            }

            await FillAsync(cancellationToken);
            if (type == WebSocketMessageType.Close)
            {
                return new ValueWebSocketReceiveResult(0, type, endOfMessage: true);
            }

            if (!isPassingThrough && endsMessage && IsRelayed())
            {
                start = end;
                SayThatItLives();
            }
            else
            {
                heardAt = Environment.TickCount64;
            }

            isPassingThrough = !endsMessage;
        }

        return HandOut(destination);
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> destination, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(destination.AsMemory(), cancellationToken);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage, CloseStatus, CloseStatusDescription);
    }

    public override Task SendAsync(
        ArraySegment<byte> source,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    ) => inner.SendAsync(source, messageType, endOfMessage, cancellationToken);

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) => inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Abort() => inner.Abort();

    public override void Dispose()
    {
        GiveBack();
        inner.Dispose();
    }

    /// <summary>Reads one message, or as much of it as the buffer takes.</summary>
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        buffer = ArrayPool<byte>.Shared.Rent(Capacity);
        do
        {
            var part = await inner.ReceiveAsync(buffer.AsMemory(end, Capacity - end), cancellationToken);
            end += part.Count;
            type = part.MessageType;
            endsMessage = part.EndOfMessage;
        } while (!endsMessage && end < Capacity && type != WebSocketMessageType.Close);
    }

    private bool IsRelayed()
    {
        // Text is known to be valid UTF-8; and only one hub message in one of the socket's, as pages send them.
        if (Page is not { UserId: not null } page || type != WebSocketMessageType.Text || end == 0 || buffer![end - 1] != Separator)
        {
            return false;
        }

        var isWhole = RelayFrame.TryRead(buffer.AsSpan(0, end - 1), out var frame);
        if (!frame.IsRelay)
        {
            return false;
        }

        if (isWhole && page.RelaysInHub == 0 && relay.TryPass(page, in frame))
        {
            return true;
        }

        // The hub will hold, filter or refuse it. Until it has, later ones must not overtake.
        page.EnterHub();
        return false;
    }

    private ValueWebSocketReceiveResult HandOut(Memory<byte> destination)
    {
        var count = Math.Min(destination.Length, end - start);
        buffer.AsMemory(start, count).CopyTo(destination);
        start += count;
        return new ValueWebSocketReceiveResult(count, type, endsMessage && start == end);
    }

    private void GiveBack()
    {
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = null;
        }

        start = end = 0;
    }

    /// <summary>In place of what was passed on, now and then, SignalR is given the ping that the page did not find necessary.</summary>
    private void SayThatItLives()
    {
        var now = Environment.TickCount64;
        if (now - heardAt >= SilenceLimit)
        {
            heardAt = now;
            start = 0;
            Ping.CopyTo(buffer);
            end = Ping.Length;
        }
    }
}
