namespace Visavis.Signaling.Protocol;

/// <summary>A chat line as its receiver sees it, in the order of <paramref name="Sequence"/>.</summary>
public sealed record Message(string CallId, int Sequence, string MessageId, bool FromMe, string Text, DateTimeOffset SentAt);
