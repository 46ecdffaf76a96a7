namespace Visavis.Signaling.Protocol;

/// <summary>Answer to <c>SendMessage</c>; the same for every repetition of one message id.</summary>
public sealed record MessageReceipt(int Sequence, DateTimeOffset SentAt);
