using System.Globalization;

namespace Visavis.TestSupport;

/// <summary>This process and all it started, as <c>/proc</c> tells.</summary>
public static class ProcessTree
{
    // USER_HZ: what Linux counts in, whatever the kernel's own clock.
    private const double TicksPerSecond = 100;

    /// <summary>What this process, those below it and those of them that ended have used, in seconds of one processor.</summary>
    public static double CpuSeconds()
    {
        var all = new Dictionary<int, (int Parent, long Ticks)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Read(folder) is { } found
            )
            {
                all[id] = found;
            }
        }

        return all.Where(process => IsBelow(process.Key, all)).Sum(process => process.Value.Ticks) / TicksPerSecond;
    }

    private static bool IsBelow(int id, Dictionary<int, (int Parent, long Ticks)> all)
    {
        while (id != Environment.ProcessId)
        {
            if (!all.TryGetValue(id, out var process))
            {
                return false;
            }

            id = process.Parent;
        }

        return true;
    }

    // proc(5): after the name in brackets, which may hold blanks, the fields begin with the third.
    private static (int Parent, long Ticks)? Read(string folder)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return (
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                fields[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture))
            );
        }
        catch (IOException)
        {
            // It ended while it was read.
            return null;
        }
    }
}
