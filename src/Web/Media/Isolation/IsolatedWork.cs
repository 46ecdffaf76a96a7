using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Media.Isolation;

/// <summary>
/// Starts the child for one file. Decoding and parsing what strangers send is dangerous work: a hostile file costs a child, never the site.
/// The child may use little time and memory, has no network and none of the site's environment, and is killed when it exceeds.
/// </summary>
public sealed partial class IsolatedWork(TimeProvider time, ILogger<IsolatedWork> logger, TemporaryFolder? temporary = null) : IDisposable
{
    /// <summary>Bytes of memory that the child may write to: 50 megapixels decoded, and room for the runtime.</summary>
    private const long MostMemory = 1200L * 1024 * 1024;
    private const long MostOutput = 50L * 1024 * 1024;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);
    private const int MostProcessorSeconds = 5;
    private const int MostAtOnce = 2;
    private readonly SemaphoreSlim turns = new(MostAtOnce);

    /// <summary>Runs the child to its end.</summary>
    /// <returns>What it said.</returns>
    /// <exception cref="UploadRefusedException">The child refuses the file, or was ended because it took too much.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            using var process = new Process { StartInfo = Start(arguments, folder) };
            return await RunAsync(process, cancellationToken);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Where one file lies while it is worked on.</summary>
    internal WorkFolder NewFolder() => new(temporary?.Path ?? Path.GetTempPath());

    public void Dispose() => turns.Dispose();

    private async Task<string> RunAsync(Process process, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(MostTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            process.Start();
            var said = process.StandardOutput.ReadToEndAsync(either.Token);
            var complained = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            await complained;
            if (process.ExitCode == MediaWorker.Done)
            {
                return await said;
            }

            if (process.ExitCode == MediaWorker.Refused && Enum.TryParse<UploadProblem>((await said).Trim(), out var problem))
            {
                throw new UploadRefusedException(problem);
            }

            // Killed by a limit, or a decoder that fell over: the file's fault, and its sender hears so.
            Log.Fell(logger, process.ExitCode);
            throw new UploadRefusedException(UploadProblem.Damaged);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            if (cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            Log.TooSlow(logger, MostTime.TotalSeconds);
            throw new UploadRefusedException(UploadProblem.Damaged);
        }
    }

    private static ProcessStartInfo Start(IReadOnlyList<string> arguments, string folder)
    {
        List<string> command = [.. Confined(), .. Program(), MediaWorker.Verb];
        var start = new ProcessStartInfo(command[0])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var part in command.Skip(1).Concat(arguments))
        {
            start.ArgumentList.Add(part);
        }

        // None of the site's secrets; a small heap, so that the memory goes to the decoder.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x10000000";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
        {
            start.Environment["DOTNET_ROOT"] = root;
        }

        return start;
    }

    /// <summary>This program, also where another one hosts it.</summary>
    private static string[] Program() =>
        Environment.ProcessPath is { } path && Path.GetFileName(path) is "Visavis.Web" or "Visavis.Web.exe"
            ? [Environment.ProcessPath]
            : [DotnetHost(), typeof(MediaWorker).Assembly.Location];

    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Find("dotnet") ?? "dotnet";

    /// <summary>The limits this machine can set: memory, time and file size by <c>prlimit</c>, no network by <c>unshare</c>.</summary>
    private static IEnumerable<string> Confined()
    {
        if (Find("prlimit") is { } prlimit)
        {
            yield return prlimit;
            yield return string.Create(CultureInfo.InvariantCulture, $"--data={MostMemory}");
            yield return string.Create(CultureInfo.InvariantCulture, $"--cpu={MostProcessorSeconds}");
            yield return string.Create(CultureInfo.InvariantCulture, $"--fsize={MostOutput}");
            yield return "--core=0";
        }

        if (Environment.IsPrivilegedProcess && Find("unshare") is { } unshare)
        {
            yield return unshare;
            yield return "--net";
        }
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A file was refused: the child that read it ended with {ExitCode}")]
        public static partial void Fell(ILogger logger, int exitCode);

        [LoggerMessage(LogLevel.Warning, "A file was refused: the child that read it took longer than {Seconds} s")]
        public static partial void TooSlow(ILogger logger, double seconds);
    }
}
