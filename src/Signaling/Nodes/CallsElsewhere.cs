using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Nodes;

/// <summary>Keeps this node's picture of live calls in step with the rows, whoever changed them.</summary>
internal sealed class CallsElsewhere(ICallStore store, LiveCalls calls, CallEnds ends, CallNotices notices, TimeProvider time)
{
    /// <summary>Another node moved the call, and has told its people.</summary>
    public async Task ReadAsync(string callId)
    {
        var session = await store.FindAsync(callId);
        if (session is null || (!session.IsLive && calls.Peek(callId) is null))
        {
            return;
        }

        var call = await calls.TrackAsync(session);
        if (session.IsLive)
        {
            await ReadEndsAsync(call);
        }
    }

    /// <summary>After a time in which nothing was heard: what is new is told to the people here, who may not have been told.</summary>
    public async Task ReadAllAsync()
    {
        var known = calls.All.ToDictionary(call => call.Session.Id, call => call.Session.Version);
        foreach (var session in await store.ListLiveAsync())
        {
            var version = known.GetValueOrDefault(session.Id);
            known.Remove(session.Id);
            var call = await calls.TrackAsync(session);
            await ReadEndsAsync(call);
            if (version < session.Version)
            {
                await (
                    session.State == CallState.Ringing ? notices.RingingAsync(call)
                    : session.State == CallState.Connecting ? notices.AcceptedAsync(call)
                    : notices.ChangedAsync(call)
                );
            }
        }

        foreach (var callId in known.Keys)
        {
            if (calls.Peek(callId) is { } call && await store.FindAsync(callId) is { IsLive: false } ended)
            {
                calls.Advance(call, ended);
                await notices.EndedAsync(call);
            }
        }
    }

    /// <summary>What no row holds: how an end of the call went.</summary>
    public void Take(string callId, Guid userId, EndNews news, string whose)
    {
        if (calls.Peek(callId) is not { } call || call.Session.RoleOf(userId) is not { } role)
        {
            return;
        }

        var now = time.GetUtcNow();
        lock (call.Gate)
        {
            var end = call[role];
            switch (news)
            {
                case EndNews.Expected:
                    end.Expect(now + CallAbsences.LoadTime);
                    return;
                case EndNews.Held:
                    end.Hold();
                    return;
            }

            if (end.Elsewhere?.ConnectionId != whose && call.Session.ClientIdOf(role) != whose)
            {
                return;
            }

            end.Release(now);
            if (news is EndNews.Left or EndNews.Gone)
            {
                end.Leave(now, news == EndNews.Gone);
            }
        }
    }

    public void Take(string callId, Guid userId, MediaFlags? media)
    {
        if (calls.Peek(callId) is { } call && call.Session.RoleOf(userId) is { } role)
        {
            lock (call.Gate)
            {
                call[role].Media = media;
            }
        }
    }

    /// <summary>The ends that these nodes held are free; their people have the time of any broken line to come back.</summary>
    public void Free(IReadOnlySet<Guid> dead)
    {
        var now = time.GetUtcNow();
        foreach (var call in calls.All)
        {
            lock (call.Gate)
            {
                foreach (var role in Enum.GetValues<CallRole>())
                {
                    if (call[role].Elsewhere is { } elsewhere && dead.Contains(elsewhere.NodeId))
                    {
                        call[role].Release(now);
                    }
                }
            }
        }
    }

    /// <summary>Writes the seats of this node's pages anew, after others took it for dead.</summary>
    public async Task SitAgainAsync()
    {
        foreach (var call in calls.All)
        {
            foreach (var role in Enum.GetValues<CallRole>())
            {
                if (call.PageOf(role) is { } page && (await ends.ReadAsync(call)).All(end => end.Role != role) && call.PageOf(role) == page)
                {
                    await ends.BindAsync(call, role, page);
                    await notices.DeliverHeldAsync(call, role, page.Id);
                }
            }
        }
    }

    private async Task ReadEndsAsync(LiveCall call)
    {
        foreach (var (role, connectionId) in await ends.ReadAsync(call))
        {
            await notices.DeliverHeldAsync(call, role, connectionId);
        }
    }
}
