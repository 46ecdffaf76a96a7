using System.Globalization;

namespace Visavis.Search.Embedded;

/// <summary>
/// The index files of a node: <c>search-7.db</c> is the seventh. The highest number is the live one; a file gets its name only when
/// it is complete, in one rename, so that a crash leaves either the old index or the new one.
/// </summary>
internal sealed class IndexFolder(string folder)
{
    private const string Prefix = "search-";
    private const string Suffix = ".db";
    private const string BuildingSuffix = ".building";
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(6);

    public string? NewestPath() => Numbered().OrderByDescending(file => file.Number).Select(file => file.Path).FirstOrDefault();

    public string NewBuildingPath()
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}{BuildingSuffix}");
        if (!OperatingSystem.IsWindows())
        {
            // For its owner alone; what SQLite puts beside it takes the same mode.
            using var _ = new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            );
        }

        return path;
    }

    /// <summary>Makes a complete file the live one and answers its path.</summary>
    public string Publish(string buildingPath)
    {
        while (true)
        {
            var next = Numbered().Select(file => file.Number).DefaultIfEmpty().Max() + 1;
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{next}{Suffix}"));
            try
            {
                File.Move(buildingPath, path);
                return path;
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process published at the same moment: take the number after.
            }
        }
    }

    /// <summary>Removes older files and what interrupted rebuilds left; a file in use stays until the next time where the system says so.</summary>
    public void RemoveAllBut(string livePath)
    {
        var files = Numbered().ToList();
        var live = files.Find(file => file.Path == livePath).Number;
        var older = files.Where(file => file.Number < live).Select(file => file.Path);
        var abandoned = Directory
            .EnumerateFiles(folder, $"{Prefix}*{BuildingSuffix}*")
            .Where(path => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > AbandonedAfter);
        foreach (var path in older.Concat(abandoned).ToList())
        {
            Remove(path);
        }
    }

    public static void Remove(string path)
    {
        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm", $"{path}-journal" })
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Still open somewhere: the next rebuild tries again.
            }
        }
    }

    private IEnumerable<(long Number, string Path)> Numbered()
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}"))
        {
            var digits = Path.GetFileName(path)[Prefix.Length..^Suffix.Length];
            if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                yield return (number, path);
            }
        }
    }
}
