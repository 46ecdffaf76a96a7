using System.Security.Cryptography;
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

    /// <summary>The offer that waits, with the id of its words; null when none does.</summary>
    public (string Id, SessionDescription Description)? Offer => held is { Type: "offer" } ? (IdOf(held), held) : null;

    /// <summary>Drops the offer of the id, which has its answer already, and keeps its candidates; false when another one waits by now.</summary>
    public bool TryTakeOffer(string id)
    {
        if (Offer?.Id != id)
        {
            return false;
        }

        held = null;
        return true;
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

    private static string IdOf(SessionDescription description) =>
        Convert.ToHexStringLower(SHA256.HashData(description.QuotedSdp).AsSpan(0, 16));
}
