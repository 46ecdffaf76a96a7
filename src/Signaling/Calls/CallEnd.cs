using Visavis.Signaling.Connections;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>A connection of another node that speaks for an end.</summary>
internal sealed record ElsewhereEnd(Guid NodeId, string ConnectionId);

/// <summary>One side of a live call: the connection that speaks for it, if any. The call's gate guards it.</summary>
internal sealed class CallEnd(DateTimeOffset absentSince)
{
    /// <summary>The page of this node bound to this end; null while it is away or elsewhere, and for the callee while it rings.</summary>
    public PageConnection? Page { get; private set; }

    /// <summary>The connection of another node bound to it.</summary>
    public ElsewhereEnd? Elsewhere { get; private set; }

    /// <summary>The connection bound to it, on whatever node.</summary>
    public string? ConnectionId => Page?.Id ?? Elsewhere?.ConnectionId;

    /// <summary>The newest known number of who sits here; what is older is not taken over.</summary>
    public int Seat { get; private set; }

    /// <summary>When the last page went; of no meaning while one is bound.</summary>
    public DateTimeOffset AbsentSince { get; private set; } = absentSince;

    /// <summary>When the person closed their page; null for a line that just broke.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>The person closed their page and was signed out: nobody comes back.</summary>
    public bool IsForGood { get; private set; }

    /// <summary>Whether the other side has been told that the person left.</summary>
    public bool IsLeavingTold { get; set; }

    /// <summary>Until when a page of the person may take to load.</summary>
    public DateTimeOffset? ExpectedUntil { get; private set; }

    /// <summary>Another page of the same tab is there, which may lead back.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>What the person said they send.</summary>
    public MediaFlags? Media { get; set; }

    /// <summary>What waits for this end.</summary>
    public HeldMessages Held { get; } = new();

    /// <summary>Whether what waited has been delivered, so that the rest may go straight through.</summary>
    public bool IsReady { get; private set; }

    public void Bind(PageConnection page, int seat = 0)
    {
        Page = page;
        Elsewhere = null;
        IsReady = false;
        SitAt(seat);
        ComeBack();
    }

    /// <summary>A page of another node speaks for the person now.</summary>
    public void BindElsewhere(Guid nodeId, string connectionId)
    {
        Page = null;
        Elsewhere = new ElsewhereEnd(nodeId, connectionId);
        BecomeReadyIfNothingIsHeld();
        ComeBack();
    }

    public void SitAt(int seat) => Seat = Math.Max(Seat, seat);

    /// <summary>The person is there again, or on the way: no leaving counts any more.</summary>
    public void ComeBack()
    {
        LeftAt = ExpectedUntil = null;
        IsLeavingTold = IsHeld = IsForGood = false;
    }

    public void Leave(DateTimeOffset now, bool isForGood = false)
    {
        LeftAt ??= now;
        IsForGood |= isForGood;
    }

    /// <summary>A page of the person is on its way: browsers ask for it before they close the one it replaces.</summary>
    public void Expect(DateTimeOffset until) => ExpectedUntil = until;

    public void Hold() => IsHeld = true;

    public void Release(DateTimeOffset now)
    {
        Page = null;
        Elsewhere = null;
        IsReady = false;
        AbsentSince = now;
    }

    public bool BecomeReadyIfNothingIsHeld() => IsReady = Held.IsEmpty;
}
