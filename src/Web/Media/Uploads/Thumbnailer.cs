using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Media.Uploads;

/// <summary>
/// Makes the sizes of a photo that came without scripts, with the program of libvips where it is installed. Decoding what strangers send is
/// dangerous work: it happens in a process of its own, one at a time, that may use little time and memory and has no network.
/// </summary>
public sealed partial class Thumbnailer(IOptions<MediaOptions> options, TimeProvider clock, ILogger<Thumbnailer> logger) : IDisposable
{
    private const long MostMemory = 1024L * 1024 * 1024;
    private const long MostOutput = 50L * 1024 * 1024;
    private const int MostSeconds = 20;
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The sizes, or null where the program is missing or gives up; the photo then keeps the one size it came in.</summary>
    public async Task<MadeSizes?> TryMakeAsync(Stream original, InspectedPhoto photo, CancellationToken cancellationToken)
    {
        if (Find(options.Value.Thumbnailer) is not { } program)
        {
            return null;
        }

        await turn.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("visavis-photo-").FullName;
        var made = new List<UploadedFile>();
        try
        {
            var source = Path.Combine(folder, "original");
            await using (var clean = new PieceStream(original, photo.Pieces))
            await using (var file = File.Create(source))
            {
                await clean.CopyToAsync(file, cancellationToken);
            }

            foreach (var size in PhotoSizes.All)
            {
                var target = Path.Combine(folder, $"{size.Name()}.webp");
                if (!await RunAsync(program, source, target, size, cancellationToken) || !File.Exists(target))
                {
                    return null;
                }

                made.Add(new UploadedFile(File.OpenRead(target)) { Size = size });
                if (Math.Max(photo.Width, photo.Height) <= size.LongerSide())
                {
                    break;
                }
            }

            var sizes = new MadeSizes(folder, [.. made]);
            made.Clear();
            folder = null;
            return sizes;
        }
        finally
        {
            turn.Release();
            made.ForEach(file => file.Content.Dispose());
            if (folder is not null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> RunAsync(string program, string source, string target, PhotoSize size, CancellationToken cancellationToken)
    {
        var side = size.LongerSide();
        var start = new ProcessStartInfo { UseShellExecute = false, RedirectStandardError = true };
        foreach (var part in Confined([program, source, "--size", $"{side}x{side}>", "-o", $"{target}[Q={size.Quality()},strip]"]))
        {
            start.ArgumentList.Add(part);
        }

        start.FileName = start.ArgumentList[0];
        start.ArgumentList.RemoveAt(0);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["TMPDIR"] = Path.GetDirectoryName(source);
        start.Environment["VIPS_CONCURRENCY"] = "1";
        using var process = new Process { StartInfo = start };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(MostSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            process.Start();
            var said = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            if (process.ExitCode == 0)
            {
                return true;
            }

            Log.GaveUp(logger, process.ExitCode, (await said).ReplaceLineEndings(" "));
            return false;
        }
        catch (Win32Exception e)
        {
            Log.NotStarted(logger, e);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            if (cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            Log.TooSlow(logger, MostSeconds);
            return false;
        }
    }

    /// <summary>The command under the limits this machine can set: memory, time and file size by <c>prlimit</c>, no network by <c>unshare</c>.</summary>
    private static IEnumerable<string> Confined(IReadOnlyList<string> command)
    {
        List<string> confined = [];
        if (Find("prlimit") is { } prlimit)
        {
            confined.AddRange([
                prlimit,
                string.Create(CultureInfo.InvariantCulture, $"--as={MostMemory}"),
                string.Create(CultureInfo.InvariantCulture, $"--cpu={MostSeconds}"),
                string.Create(CultureInfo.InvariantCulture, $"--fsize={MostOutput}"),
                "--core=0",
            ]);
        }

        if (Environment.IsPrivilegedProcess && Find("unshare") is { } unshare)
        {
            confined.AddRange([unshare, "--net"]);
        }

        return [.. confined, .. command];
    }

    private static string? Find(string program) =>
        Path.IsPathRooted(program)
            ? (File.Exists(program) ? program : null)
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, program))
                .FirstOrDefault(File.Exists);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A photo keeps its one size: the program ended with {ExitCode}: {Said}")]
        public static partial void GaveUp(ILogger logger, int exitCode, string said);

        [LoggerMessage(LogLevel.Warning, "A photo keeps its one size: the program took longer than {Seconds} s")]
        public static partial void TooSlow(ILogger logger, int seconds);

        [LoggerMessage(LogLevel.Warning, "A photo keeps its one size: the program cannot be started")]
        public static partial void NotStarted(ILogger logger, Exception exception);
    }
}
