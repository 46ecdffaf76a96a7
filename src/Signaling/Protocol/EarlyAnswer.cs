namespace Visavis.Signaling.Protocol;

/// <summary>The answer to an <see cref="Offer"/>, made while it rang and sent with the acceptance.</summary>
public sealed record EarlyAnswer(string OfferId, int Generation, SessionDescription Description);
