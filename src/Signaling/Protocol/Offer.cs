namespace Visavis.Signaling.Protocol;

/// <summary>The caller's offer as the callee may see it while it rings: without any address.</summary>
/// <param name="Id">Names these very words, so that an answer to them is not taken for one to a later offer.</param>
/// <param name="Description">The offer.</param>
public sealed record Offer(string Id, SessionDescription Description);
