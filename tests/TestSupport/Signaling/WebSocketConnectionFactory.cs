using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;

namespace Visavis.TestSupport.Signaling;

/// <summary>Carries a hub connection over one web socket, as the browser does: no negotiation, no other transport.</summary>
public sealed class WebSocketConnectionFactory(Action<ClientWebSocketOptions>? configure = null) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        configure?.Invoke(socket.Options);
        await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);

        var pair = DuplexPipe.CreatePair();
        var connection = new DefaultConnectionContext(Guid.NewGuid().ToString("N"), pair.Transport, pair.Application);
        _ = CarryAsync(socket, connection);
        return connection;
    }

    private static async Task CarryAsync(ClientWebSocket socket, DefaultConnectionContext connection)
    {
        using (socket)
        {
            var receiving = ReceiveAsync(socket, connection.Application!.Output);
            var sending = SendAsync(socket, connection.Application.Input);
            await Task.WhenAny(receiving, sending);
            socket.Abort();
            await Task.WhenAll(receiving, sending);
        }
    }

    private static async Task ReceiveAsync(ClientWebSocket socket, PipeWriter output)
    {
        Exception? failure = null;
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(output.GetMemory(4096), CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                output.Advance(result.Count);
                await output.FlushAsync();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            failure = e;
        }

        await output.CompleteAsync(failure);
    }

    private static async Task SendAsync(ClientWebSocket socket, PipeReader input)
    {
        try
        {
            while (true)
            {
                var result = await input.ReadAsync();
                foreach (var segment in result.Buffer)
                {
                    await socket.SendAsync(segment, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
                }

                if (!result.Buffer.IsEmpty)
                {
                    await socket.SendAsync(
                        ReadOnlyMemory<byte>.Empty,
                        WebSocketMessageType.Text,
                        endOfMessage: true,
                        CancellationToken.None
                    );
                }

                input.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The socket is gone; the receiving side tells the hub connection why.
        }

        await input.CompleteAsync();
    }

    private sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;

        public static (IDuplexPipe Transport, IDuplexPipe Application) CreatePair()
        {
            var (toTransport, toApplication) = (new Pipe(), new Pipe());
            return (new DuplexPipe(toTransport.Reader, toApplication.Writer), new DuplexPipe(toApplication.Reader, toTransport.Writer));
        }
    }
}
