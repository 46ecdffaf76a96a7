using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>
/// What waits for an end that is not there yet: the newest description and the candidates that followed it.
/// Not thread-safe; the call's gate guards it.
/// </summary>
internal sealed class HeldMessages
{
    private const int MostCandidates = 64;
    private SessionDescription? held;
    private List<IceCandidate?> candidates = [];

    public bool IsEmpty => held is null && candidates.Count == 0;

    public void Hold(SessionDescription description)
    {
        held = description;
        candidates.Clear();
    }

    public void Hold(IceCandidate? candidate)
    {
        if (candidates.Count < MostCandidates)
        {
            candidates.Add(candidate);
        }
    }

    /// <summary>All that is held, which then no longer is.</summary>
    public (SessionDescription? Description, IReadOnlyList<IceCandidate?> Candidates) Take()
    {
        var taken = (held, candidates);
        (held, candidates) = (null, []);
        return taken;
    }

    public void Clear()
    {
        held = null;
        candidates.Clear();
    }
}
