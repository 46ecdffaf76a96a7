using Visavis.Signaling.Presence;

namespace Visavis.Web.Professionals;

/// <summary>Who is online as searches are told it: the same collection as long as it is the same people, which engines make use of.</summary>
public sealed class OnlineIds(PresenceService presence)
{
    private volatile Tuple<IReadOnlyList<Guid>, IReadOnlyList<string>>? last;

    public IReadOnlyList<string> Now()
    {
        var online = presence.OnlineUsers(int.MaxValue);
        if (last is var (people, ids) && people.SequenceEqual(online))
        {
            return ids;
        }

        ids = [.. online.Select(id => id.ToString("D"))];
        last = Tuple.Create(online, ids);
        return ids;
    }
}
