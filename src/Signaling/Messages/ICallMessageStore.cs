namespace Visavis.Signaling.Messages;

/// <summary>The durable chat lines of calls.</summary>
public interface ICallMessageStore
{
    /// <summary>Keeps the line with the call's next sequence; a message id of this sender that is known already answers the first one.</summary>
    Task<StoredMessage> AppendAsync(
        string callId,
        Guid senderId,
        string messageId,
        string text,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken = default
    );

    /// <summary>Lines after the sequence, oldest first.</summary>
    Task<IReadOnlyList<StoredMessage>> ListAsync(
        string callId,
        int afterSequence,
        int atMost,
        CancellationToken cancellationToken = default
    );
}
