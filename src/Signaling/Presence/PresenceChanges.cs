using System.Threading.Channels;

namespace Visavis.Signaling.Presence;

/// <summary>People whose status may have changed; one worker tells the watchers, so that the last word is always the newest.</summary>
internal sealed class PresenceChanges
{
    private readonly Channel<Guid> people = Channel.CreateUnbounded<Guid>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelReader<Guid> People => people.Reader;

    public void Note(Guid userId) => people.Writer.TryWrite(userId);
}
