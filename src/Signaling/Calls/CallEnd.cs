using Visavis.Signaling.Connections;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>One side of a live call: the connection that speaks for it, if any. The call's gate guards it.</summary>
internal sealed class CallEnd(DateTimeOffset absentSince)
{
    /// <summary>The page bound to this end; null while it is away, and for the callee while it rings.</summary>
    public PageConnection? Page { get; private set; }

    /// <summary>When the last page went; of no meaning while one is bound.</summary>
    public DateTimeOffset AbsentSince { get; private set; } = absentSince;

    /// <summary>What the person said they send.</summary>
    public MediaFlags? Media { get; set; }

    /// <summary>What waits for this end.</summary>
    public HeldMessages Held { get; } = new();

    /// <summary>Whether what waited has been delivered, so that the rest may go straight through.</summary>
    public bool IsReady { get; private set; }

    public void Bind(PageConnection page)
    {
        Page = page;
        IsReady = false;
    }

    public void Release(DateTimeOffset now)
    {
        Page = null;
        IsReady = false;
        AbsentSince = now;
    }

    public bool BecomeReadyIfNothingIsHeld() => IsReady = Held.IsEmpty;
}
