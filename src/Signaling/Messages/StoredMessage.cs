using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Messages;

/// <summary>A chat line as kept.</summary>
/// <param name="IsNew">False when an append met a message id it had kept before.</param>
public sealed record StoredMessage(
    string CallId,
    int Sequence,
    string MessageId,
    Guid SenderId,
    string Text,
    DateTimeOffset SentAt,
    bool IsNew = false
)
{
    internal Message SeenBy(Guid userId) => new(CallId, Sequence, MessageId, SenderId == userId, Text, SentAt);
}
