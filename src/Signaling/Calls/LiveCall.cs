using Visavis.Signaling.Connections;

namespace Visavis.Signaling.Calls;

/// <summary>A live call in this process: its newest known row and who speaks for each end. The row in the store is the truth.</summary>
internal sealed class LiveCall(CallSession session, CallPerson caller, CallPerson callee, DateTimeOffset now)
{
    private readonly CallEnd callerEnd = new(now);
    private readonly CallEnd calleeEnd = new(now);
    private CallSession session = session;

    public CallSession Session => Volatile.Read(ref session);

    /// <summary>Guards both ends and what they hold; never kept over an await.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Changes of the call and the events that tell of them happen one after another.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public CallEnd this[CallRole role] => role == CallRole.Caller ? callerEnd : calleeEnd;

    public CallPerson PersonOf(CallRole role) => role == CallRole.Caller ? caller : callee;

    /// <summary>Takes over a newer row; an older one is ignored.</summary>
    public void Advance(CallSession newer)
    {
        lock (Gate)
        {
            if (newer.Version > session.Version)
            {
                Volatile.Write(ref session, newer);
            }
        }
    }

    /// <summary>The connection bound to an end now, on whatever node, or null.</summary>
    public string? ConnectionOf(CallRole role)
    {
        lock (Gate)
        {
            return this[role].ConnectionId;
        }
    }

    /// <summary>The connection of this node bound to an end now, or null.</summary>
    public PageConnection? PageOf(CallRole role)
    {
        lock (Gate)
        {
            return this[role].Page;
        }
    }
}
