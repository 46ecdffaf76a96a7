namespace Visavis.Web.Foundation.Background.Outbox;

/// <summary>
/// Follows the outbox at its own pace. It keeps its position itself, best together with what it makes of the messages, so that neither a
/// crash nor another node comes between the two. The same message may come again: <see cref="OutboxMessage.MessageId"/> tells.
/// </summary>
public interface IOutboxConsumer
{
    string Name { get; }

    /// <summary>Kinds of messages it wants; the others only move its position.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>Null when it has none: it is then started afresh.</summary>
    Task<OutboxPosition?> GetPositionAsync(CancellationToken cancellationToken);

    /// <summary>Takes the present state of the database instead of messages that are gone, and stands at <paramref name="position"/> afterwards.</summary>
    Task StartAfreshAsync(OutboxPosition position, CancellationToken cancellationToken);

    /// <summary>Takes in the messages, in order, and stands at <paramref name="position"/> afterwards; called again with the same ones when it throws.</summary>
    Task ConsumeAsync(IReadOnlyList<OutboxMessage> messages, OutboxPosition position, CancellationToken cancellationToken);
}
