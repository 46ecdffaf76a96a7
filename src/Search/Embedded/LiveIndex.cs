using Microsoft.Data.Sqlite;

namespace Visavis.Search.Embedded;

/// <summary>Knows the live index, also when another process of this machine has published a newer file.</summary>
internal sealed class LiveIndex(IndexFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);
    private readonly Lock looking = new();
    private volatile LoadedIndex? current;
    private long lookedAt;
    private bool hasLooked;

    /// <summary>Null when there is no file, or none of the present format.</summary>
    /// <remarks>While another thread loads a newer file, the one before goes on answering.</remarks>
    public LoadedIndex? Current()
    {
        if (current is null)
        {
            lock (looking)
            {
                LookAgainIfDue();
            }
        }
        else if (looking.TryEnter())
        {
            try
            {
                LookAgainIfDue();
            }
            finally
            {
                looking.Exit();
            }
        }

        return current;
    }

    /// <summary>To be called after a file was published, or was found missing or damaged.</summary>
    public void LookAgain()
    {
        lock (looking)
        {
            lookedAt = clock.GetTimestamp();
            hasLooked = true;
            var path = folder.NewestPath();
            if (path == current?.File.Path)
            {
                return;
            }

            var before = current;
            current = path is null ? null : Load(path);
            before?.File.Release();
        }
    }

    /// <summary>Stops using a damaged file; the next one published takes its place.</summary>
    public void Discard(LoadedIndex damaged)
    {
        lock (looking)
        {
            damaged.File.Release();
            IndexFolder.Remove(damaged.File.Path);
            LookAgain();
        }
    }

    private void LookAgainIfDue()
    {
        if (!hasLooked || clock.GetElapsedTime(lookedAt) >= LookAgainAfter)
        {
            LookAgain();
        }
    }

    /// <summary>Null when the file is damaged or of another format: whoever feeds the index then builds another.</summary>
    private static LoadedIndex? Load(string path)
    {
        try
        {
            var file = new IndexFile(path);
            return file.ReadMeta(IndexSchema.VersionKey) == IndexSchema.Version ? new LoadedIndex(file) : null;
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}
