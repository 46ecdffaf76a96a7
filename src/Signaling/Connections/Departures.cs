using Visavis.Signaling.Calls;
using Visavis.Signaling.Presence;

namespace Visavis.Signaling.Connections;

internal sealed class Departures(LiveCalls calls, CallChanges changes, PresenceService presence, PageConnections pages) : IDepartures
{
    public async Task DepartAsync(Guid userId)
    {
        // Whoever departs for a measure already looks offline: what counts is the wish.
        await presence.GoOfflineAsync(userId);

        if (await calls.FindOfAsync(userId) is { } call && call.Session.RoleOf(userId) is { } role)
        {
            await changes.TryEndAsync(call, CallEvent.HangUp, role.AsActor());
        }

        await pages.AbortAsync(userId);
    }
}
