using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Media.Scanning;

/// <summary>Asks clamav about a file where it is configured. A scanner that does not answer clears nothing: the file waits and is not served.</summary>
public sealed partial class FileScanner(IOptions<MediaOptions> options, TimeProvider time, ILogger<FileScanner> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Value.Scanner);

    /// <summary><see cref="ScanResult.Clean"/> where no scanner is configured: there is none to wait for.</summary>
    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        if (!IsConfigured)
        {
            return ScanResult.Clean;
        }

        if (content.CanSeek)
        {
            content.Position = 0;
        }

        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var start = new ProcessStartInfo(options.Value.Scanner!, ["--no-summary", "--infected", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            await content.CopyToAsync(process.StandardInput.BaseStream, either.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(either.Token);

            // clamscan and clamdscan alike: 0 is clean, 1 is a virus, anything else is no answer.
            return process.ExitCode switch
            {
                0 => ScanResult.Clean,
                1 => ScanResult.Infected,
                _ => Unknown(process.ExitCode),
            };
        }
        catch (Exception problem)
            when (problem is Win32Exception or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Log.NoAnswer(logger, problem.GetType().Name);
            return ScanResult.Unknown;
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>One that did not answer in time is not left behind.</summary>
    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception)
        {
            // It never started, or ended meanwhile.
        }
    }

    private ScanResult Unknown(int exitCode)
    {
        Log.NoAnswer(logger, $"exit code {exitCode}");
        return ScanResult.Unknown;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The scanner gave no answer ({Problem}): a file waits and is not served")]
        public static partial void NoAnswer(ILogger logger, string problem);
    }
}

public enum ScanResult
{
    Clean,
    Infected,
    Unknown,
}
