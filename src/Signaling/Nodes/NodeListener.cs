using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Nodes;

/// <summary>Hears what other nodes say, one after another, and reads what they name.</summary>
internal sealed partial class NodeListener(
    Backplane backplane,
    CallsElsewhere calls,
    PresenceService presence,
    ILogger<NodeListener> logger
) : BackgroundService
{
    private const string Everything = "everything";
    private readonly Channel<string> heard = Channel.CreateBounded<string>(
        new BoundedChannelOptions(20_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest }
    );

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        backplane.Heard = text =>
        {
            if (!text.EndsWith(" beat", StringComparison.Ordinal))
            {
                heard.Writer.TryWrite(text);
            }
        };
        backplane.Restored = () => heard.Writer.TryWrite($"- {Everything}");
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var text in heard.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await HearAsync(text.Split(' '));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The rows are read again by the next round.
                LogFailure(e);
            }
        }
    }

    private async Task HearAsync(string[] words)
    {
        switch (words)
        {
            case [_, NodeNotices.Call, var callId]:
                await calls.ReadAsync(callId);
                break;
            case [_, NodeNotices.Person, var person] when Guid.TryParseExact(person, "D", out var userId):
                await presence.ReadAgainAsync(userId);
                break;
            case [_, NodeNotices.End, var callId, var person, var news, var whose]
                when Guid.TryParseExact(person, "D", out var userId) && Enum.TryParse<EndNews>(news, out var what):
                calls.Take(callId, userId, what, whose);
                break;
            case [_, NodeNotices.Media, var callId, var person, var media] when Guid.TryParseExact(person, "D", out var userId):
                calls.Take(callId, userId, JsonSerializer.Deserialize<MediaFlags>(media));
                break;
            case [_, Everything]:
                await presence.ReadAllAgainAsync();
                await calls.ReadAllAsync();
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What another node said could not be read up; the next round does")]
    private partial void LogFailure(Exception exception);
}
