using System.Diagnostics;

namespace Visavis.TestSupport.Media;

/// <summary>
/// A real file system of a few megabytes, so that "no space left" comes from the kernel. Mounting needs root: without it the test says so and fails,
/// because a disk that is never full proves nothing.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private SmallDisk() { }

    public string FullPath => folder.FullPath;

    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        var problem = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.FullPath);
        return problem is null ? disk : throw new InvalidOperationException($"A small file system cannot be mounted (root may): {problem}");
    }

    public void Dispose()
    {
        Run("umount", "-l", FullPath);
        folder.Dispose();
    }

    private static string? Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said;
    }
}
