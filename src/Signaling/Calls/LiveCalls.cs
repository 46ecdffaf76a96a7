using System.Collections.Concurrent;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>The live calls this process has met, for the relay and for presence; filled from the store whenever one is asked for that it lacks.</summary>
internal sealed class LiveCalls(ICallStore store, ICallPolicy policy, CallEnds ends, PresenceChanges presence, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LiveCall> calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, string> callOf = new();

    public bool IsInCall(Guid userId) => callOf.ContainsKey(userId);

    public IEnumerable<LiveCall> All => calls.Values;

    /// <summary>The call if this process holds it; the relay asks nothing else.</summary>
    public LiveCall? Peek(string callId) => calls.GetValueOrDefault(callId);

    /// <inheritdoc cref="Peek(string)"/>
    public LiveCall? Peek(ReadOnlySpan<char> callId) =>
        calls.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(callId, out var call) ? call : null;

    /// <summary>The call the person is in, if this process holds it.</summary>
    public LiveCall? PeekOf(Guid userId) => callOf.TryGetValue(userId, out var callId) ? Peek(callId) : null;

    /// <summary>The call if it is live.</summary>
    public async Task<LiveCall?> FindAsync(string callId)
    {
        if (Peek(callId) is { } known && !ends.IsOn)
        {
            return known;
        }

        return Live(await store.FindAsync(callId)) is { } session ? await TrackAsync(session) : null;
    }

    /// <summary>The live call the person is in.</summary>
    public async Task<LiveCall?> FindOfAsync(Guid userId)
    {
        if (PeekOf(userId) is { } known && !ends.IsOn)
        {
            return known;
        }

        if (await store.FindLiveOfAsync(userId) is { } session)
        {
            return await TrackAsync(session);
        }

        // What another node ended, and this one has not heard of yet.
        return PeekOf(userId) is { } over && Live(await store.FindAsync(over.Session.Id)) is { } still ? await TrackAsync(still) : null;
    }

    public async Task<LiveCall> TrackAsync(CallSession session)
    {
        if (Peek(session.Id) is not { } call)
        {
            call = new LiveCall(session, await PersonAsync(session.CallerId), await PersonAsync(session.CalleeId), time.GetUtcNow());
            call = calls.GetOrAdd(session.Id, call);
            await ends.ReadAsync(call);
        }

        Advance(call, session);
        return call;
    }

    /// <summary>Takes over a newer row, and lets go of the call when it ended.</summary>
    public void Advance(LiveCall call, CallSession newer)
    {
        call.Advance(newer);
        foreach (var userId in (Guid[])[newer.CallerId, newer.CalleeId])
        {
            if (call.Session.IsLive)
            {
                callOf[userId] = newer.Id;
            }
            else
            {
                callOf.TryRemove(KeyValuePair.Create(userId, newer.Id));
            }

            presence.Note(userId);
        }

        if (!call.Session.IsLive)
        {
            calls.TryRemove(newer.Id, out _);
        }
    }

    /// <summary>The row if it is live; lets go of a call held here that is over by its row.</summary>
    private CallSession? Live(CallSession? session)
    {
        if (session is { IsLive: false } && Peek(session.Id) is { } over)
        {
            Advance(over, session);
        }

        return session is { IsLive: true } ? session : null;
    }

    /// <summary>Somebody erased while their call was being made has no name any more; the call must still come to its end.</summary>
    private async Task<CallPerson> PersonAsync(Guid userId) =>
        await policy.FindPersonAsync(userId)
        ?? new CallPerson(
            userId,
            new Peer(userId.ToString("D"), "", Profession: null, PortraitUrl: null, ProfileUrl: null),
            IsListed: false
        );
}
