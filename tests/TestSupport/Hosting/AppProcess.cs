namespace Visavis.TestSupport.Hosting;

/// <summary>The application as a process of its own, so that it can be killed and started again on the same port and data.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private readonly TemporaryFolder dataFolder = new();
    private readonly Dictionary<string, string> environment;
    private ServerProcess? process;

    public AppProcess(IReadOnlyDictionary<string, string>? settings = null, string environmentName = "Development")
    {
        Address = new Uri($"http://localhost:{FreePort.Next()}/");
        environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = environmentName,
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["DataFolder"] = dataFolder.FullPath,
            ["Demo__SeedOnFirstStart"] = "false",
            // A busy machine is slow, not wrong; how long a page may take has a test of its own.
            ["Peaks__ReadingPatience"] = "00:05:00",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
    }

    /// <summary>A process whose data folder begins as a copy of this one.</summary>
    public static AppProcess OnCopyOf(string folder)
    {
        var app = new AppProcess();
        TemporaryFolder.Copy(folder, app.DataFolder);
        return app;
    }

    public Uri Address { get; }

    public string DataFolder => dataFolder.FullPath;

    public string Output => process?.Output ?? "";

    /// <summary>Of the process that runs now.</summary>
    public int Id => process!.Id;

    public async Task StartAsync()
    {
        process = ServerProcess.Start("dotnet", [RepositoryPaths.WebAssembly], RepositoryPaths.WebProject, environment);
        // A busy machine is slow, not wrong.
        await process.WaitForOutputAsync("Application started.", TimeSpan.FromMinutes(4));
    }

    public Task KillAsync() => process!.KillAsync();

    /// <summary>It hangs: its connections stay open, and nothing is answered.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>Asks it to stop, as a service manager does, and answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("-TERM");
        return await process!.WaitForExitAsync();
    }

    /// <summary>Runs the application with a command, e.g. <c>seed --professionals 50</c>, and answers its exit code.</summary>
    public async Task<(int ExitCode, string Output)> RunCommandAsync(params string[] arguments)
    {
        await using var command = StartCommand(arguments);
        var exitCode = await command.WaitForExitAsync();
        return (exitCode, command.Output);
    }

    /// <summary>The same, while it runs.</summary>
    public ServerProcess StartCommand(params string[] arguments) =>
        ServerProcess.Start("dotnet", [RepositoryPaths.WebAssembly, .. arguments], RepositoryPaths.WebProject, environment);

    private async Task SignalAsync(string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [signal, $"{process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        dataFolder.Dispose();
    }
}
