using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>
/// What waits for an end that is not there yet: the newest description and the candidates that followed it.
/// Not thread-safe; the call's gate guards it.
/// </summary>
internal sealed class HeldMessages
{
    private const int MostCandidates = 64;
    private readonly List<IceCandidate?> candidates = [];

    public SessionDescription? Description { get; private set; }

    public IReadOnlyList<IceCandidate?> Candidates => candidates;

    public void Hold(SessionDescription description)
    {
        Description = description;
        candidates.Clear();
    }

    public void Hold(IceCandidate? candidate)
    {
        if (candidates.Count < MostCandidates)
        {
            candidates.Add(candidate);
        }
    }

    public void Clear()
    {
        Description = null;
        candidates.Clear();
    }
}
