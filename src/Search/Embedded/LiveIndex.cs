namespace Visavis.Search.Embedded;

/// <summary>Knows the live file, also when another process of this machine has published a newer one.</summary>
internal sealed class LiveIndex(IndexFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private IndexFile? current;
    private long? lookedAt;

    /// <summary>Null when there is no file, or none of the present format.</summary>
    public IndexFile? Current()
    {
        lock (gate)
        {
            if (lookedAt is not { } at || clock.GetElapsedTime(at) >= LookAgainAfter)
            {
                LookAgain();
            }

            return current;
        }
    }

    /// <summary>To be called after a file was published, or was found missing or damaged.</summary>
    public void LookAgain()
    {
        lock (gate)
        {
            lookedAt = clock.GetTimestamp();
            var path = folder.NewestPath();
            if (path == current?.Path)
            {
                return;
            }

            current?.Release();
            current = path is not null && IsOfThisVersion(path) ? new IndexFile(path) : null;
        }
    }

    /// <summary>Stops using a damaged file; the next one published takes its place.</summary>
    public void Discard(IndexFile damaged)
    {
        lock (gate)
        {
            damaged.Release();
            IndexFolder.Remove(damaged.Path);
            LookAgain();
        }
    }

    private static bool IsOfThisVersion(string path)
    {
        try
        {
            return new IndexFile(path).ReadMeta(IndexSchema.VersionKey) == IndexSchema.Version;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return false;
        }
    }
}
