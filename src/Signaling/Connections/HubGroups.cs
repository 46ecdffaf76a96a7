namespace Visavis.Signaling.Connections;

/// <summary>Names of the hub's groups.</summary>
internal static class HubGroups
{
    /// <summary>All connections of one person.</summary>
    public static string PagesOf(Guid userId) => $"pages:{userId:D}";

    /// <summary>Connections that show the presence of one person, their own included.</summary>
    public static string WatchersOf(Guid userId) => $"watchers:{userId:D}";
}
