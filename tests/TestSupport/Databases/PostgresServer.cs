using System.Diagnostics;
using Npgsql;

namespace Visavis.TestSupport.Databases;

/// <summary>A real PostgreSQL of the tests' own: a cluster in a temporary folder on a free port, gone when the tests end.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static Task<PostgresServer>? shared;
    private readonly string folder;
    private readonly int port;
    private ServerProcess process;

    private PostgresServer(string folder, int port, ServerProcess process)
    {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// <summary>One server for all tests of the process, started by the first that needs it.</summary>
    public static async Task<PostgresServer> SharedAsync()
    {
        await Gate.WaitAsync();
        try
        {
            shared ??= StartSharedAsync();
        }
        finally
        {
            Gate.Release();
        }

        return await shared;
    }

    /// <summary>A server of its own for a test that restarts it.</summary>
    public static Task<PostgresServer> StartOwnAsync() => StartAsync();

    /// <summary>Ends it as a service manager would, its connections with it.</summary>
    public async Task StopAsync()
    {
        // The program is a child of runuser, which does not hand this signal on.
        var id = (await File.ReadAllLinesAsync(Path.Combine(folder, "data", "postmaster.pid")))[0];
        using var kill = Process.Start("kill", ["-INT", id]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    /// <summary>Starts again what <see cref="StopAsync"/> ended.</summary>
    public async Task StartAgainAsync() => process = await RunAsync(folder, port);

    /// <summary>Makes an empty database, or a copy of another, and answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string template = "template1")
    {
        var name = $"visavis_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both names are of our own making.
        command.CommandText = $"CREATE DATABASE {name} TEMPLATE {template}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>With the process of the tests: some hundred databases are gone later than its runner waits for it to end.</summary>
    private void Leave()
    {
        process.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Process.Start("rm", ["-rf", folder]).Dispose();
    }

    private static async Task<PostgresServer> StartSharedAsync()
    {
        var server = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Leave();
        return server;
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("visavis-pg-").FullName;
        var data = Path.Combine(folder, "data");
        var port = FreePort.Next();
        Directory.CreateDirectory(data);
        await RunAsync("chown", ["-R", "postgres", folder]);
        await RunAsPostgresAsync([
            Binary("initdb"),
            "-D",
            data,
            "-A",
            "trust",
            "-U",
            "postgres",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]);
        return new PostgresServer(folder, port, await RunAsync(folder, port));
    }

    private static async Task<ServerProcess> RunAsync(string folder, int port)
    {
        var process = ServerProcess.Start(
            "runuser",
            [
                "-u",
                "postgres",
                "--",
                Binary("postgres"),
                "-D",
                Path.Combine(folder, "data"),
                "-p",
                $"{port}",
                "-k",
                folder,
                "-c",
                "fsync=off",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "max_connections=400",
            ]
        );
        await process.WaitForOutputAsync("database system is ready to accept connections");
        return process;
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20;Include Error Detail=true";

    private static string Binary(string name) =>
        Directory
            .GetDirectories("/usr/lib/postgresql")
            .OrderDescending(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin", name))
            .First(File.Exists);

    private static Task RunAsPostgresAsync(string[] command) => RunAsync("runuser", ["-u", "postgres", "--", .. command]);

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error}");
        }
    }
}
