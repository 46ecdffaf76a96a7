namespace Visavis.Signaling.Presence;

/// <summary>The durable wishes; who is connected is never stored.</summary>
public interface IPresenceStore
{
    Task<PresenceWish?> FindAsync(Guid userId, CancellationToken cancellationToken = default);

    Task SaveAsync(Guid userId, PresenceWish wish, CancellationToken cancellationToken = default);

    /// <summary>Notes that these people were connected at the moment; people without a wish are passed over.</summary>
    Task TouchAsync(IReadOnlyCollection<Guid> userIds, DateTimeOffset seenAt, CancellationToken cancellationToken = default);
}
