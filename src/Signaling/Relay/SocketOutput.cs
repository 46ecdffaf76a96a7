using System.Buffers;
using System.Net.WebSockets;

namespace Visavis.Signaling.Relay;

/// <summary>
/// What leaves for one page. Nobody ever waits for a page to read: what it does not take at once waits in a bounded queue, and a page
/// that lets the queue fill up, or takes nothing for long, is dropped.
/// </summary>
internal sealed class SocketOutput(WebSocket socket)
{
    private const int MostBytesWaiting = 256 * 1024;
    private const int MostMessagesWaiting = 512;
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Queue<(byte[] Frame, int Length)>? waiting;
    private int bytesWaiting;
    private bool isWriting;
    private bool isClosed;

    /// <summary>Writes the message after those before it.</summary>
    /// <param name="message">Copied before this returns.</param>
    public void Post(ReadOnlyMemory<byte> message)
    {
        var rented = ArrayPool<byte>.Shared.Rent(message.Length);
        message.CopyTo(rented);
        Post(rented, message.Length);
    }

    /// <summary>The same, for a frame rented from the shared pool, which is given back when written.</summary>
    public void Post(byte[] frame, int length)
    {
        lock (gate)
        {
            if (isClosed)
            {
                ArrayPool<byte>.Shared.Return(frame);
                return;
            }

            if (isWriting)
            {
                waiting ??= new Queue<(byte[], int)>();
                waiting.Enqueue((frame, length));
                bytesWaiting += length;
                if (bytesWaiting > MostBytesWaiting || waiting.Count > MostMessagesWaiting)
                {
                    Close();
                }

                return;
            }

            isWriting = true;
        }

        _ = WriteAllAsync(frame, length);
    }

    private async Task WriteAllAsync(byte[] frame, int length)
    {
        try
        {
            while (true)
            {
                await WriteAsync(frame.AsMemory(0, length));
                ArrayPool<byte>.Shared.Return(frame);
                lock (gate)
                {
                    if (waiting is null || !waiting.TryDequeue(out var next))
                    {
                        isWriting = false;
                        return;
                    }

                    (frame, length) = next;
                    bytesWaiting -= length;
                }
            }
        }
        catch (Exception e)
            when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // That page is going; its receiving side ends the connection. The frame may still be in the socket's hands: it is not given back.
            lock (gate)
            {
                Close();
            }
        }
    }

    private ValueTask WriteAsync(ReadOnlyMemory<byte> message)
    {
        var written = socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        return written.IsCompletedSuccessfully ? written : WithinLimitAsync(written.AsTask());
    }

    private static async ValueTask WithinLimitAsync(Task written)
    {
        try
        {
            await written.WaitAsync(SendLimit);
        }
        catch (TimeoutException e)
        {
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, e);
        }
    }

    private void Close()
    {
        isClosed = true;
        while (waiting is not null && waiting.TryDequeue(out var left))
        {
            ArrayPool<byte>.Shared.Return(left.Frame);
        }

        bytesWaiting = 0;
        socket.Abort();
    }
}
