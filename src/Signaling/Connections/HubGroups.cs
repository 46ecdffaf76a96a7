namespace Visavis.Signaling.Connections;

/// <summary>Names of the hub's groups.</summary>
internal static class HubGroups
{
    private const string Pages = "pages:";

    /// <summary>All connections of one person.</summary>
    public static string PagesOf(Guid userId) => $"{Pages}{userId:D}";

    /// <summary>Whether pages of other nodes may be in it too: watchers are told by their own node.</summary>
    public static bool Crosses(string group) => group.StartsWith(Pages, StringComparison.Ordinal);

    /// <summary>Whose pages the group is, or null for another group.</summary>
    public static Guid? PersonOf(string group) =>
        Crosses(group) && Guid.TryParseExact(group.AsSpan(Pages.Length), "D", out var userId) ? userId : null;

    /// <summary>Connections that show the presence of one person, their own included.</summary>
    public static string WatchersOf(Guid userId) => $"watchers:{userId:D}";
}
