namespace Visavis.Web.Notifications;

/// <summary>The catalogue: every kind that some module registered.</summary>
public sealed class NotificationKinds
{
    private readonly Dictionary<string, NotificationKind> byId;

    public NotificationKinds(IEnumerable<NotificationKind> kinds)
    {
        byId = kinds.ToDictionary(kind => kind.Id, StringComparer.Ordinal);
        All = [.. byId.Values.OrderBy(kind => kind.Group)];
    }

    /// <summary>By group, in the order of registration.</summary>
    public IReadOnlyList<NotificationKind> All { get; }

    public NotificationKind this[string id] =>
        byId.TryGetValue(id, out var kind)
            ? kind
            : throw new ArgumentException($"No module registered the kind '{id}'. Add it with AddNotificationKinds.", nameof(id));

    public NotificationKind? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);
}
