using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;

namespace Visavis.Signaling.Nodes;

/// <summary>
/// This node itself as a connection of the official backplane: what nodes tell each other travels as the pages' notices do, so that hearing one's own
/// word back proves the whole way.
/// </summary>
internal sealed class BackplaneSocket : HubConnectionContext
{
    private readonly Action<string> hear;
    private readonly IHubProtocol protocol;

    public BackplaneSocket(string id, IHubProtocol protocol, Action<string> hear, ILoggerFactory loggers)
        : base(
            new DefaultConnectionContext(id),
            new HubConnectionContextOptions
            {
                KeepAliveInterval = Timeout.InfiniteTimeSpan,
                ClientTimeoutInterval = Timeout.InfiniteTimeSpan,
            },
            loggers
        )
    {
        this.hear = hear;
        this.protocol = protocol;
    }

    public override ValueTask WriteAsync(SerializedHubMessage message, CancellationToken cancellationToken = default)
    {
        var bytes = message.GetSerializedMessage(protocol);
        var end = bytes.Span.IndexOf((byte)0x1e);
        using var json = JsonDocument.Parse(end < 0 ? bytes : bytes[..end]);
        if (json.RootElement.TryGetProperty("arguments", out var arguments) && arguments is { ValueKind: JsonValueKind.Array })
        {
            foreach (var argument in arguments.EnumerateArray())
            {
                hear(argument.GetString() ?? "");
            }
        }

        return default;
    }

    public override ValueTask WriteAsync(HubMessage message, CancellationToken cancellationToken = default) => default;
}
