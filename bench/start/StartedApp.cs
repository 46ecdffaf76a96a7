using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Visavis.TestSupport;

namespace Visavis.StartBench;

/// <summary>A process that has answered its first page.</summary>
internal sealed class StartedApp : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ServerProcess server;

    private StartedApp(ServerProcess server, Uri address) => (this.server, Http) = (server, new HttpClient { BaseAddress = address });

    public HttpClient Http { get; }

    /// <summary>From the start of the process to the first page.</summary>
    public double Milliseconds { get; private init; }

    /// <summary>Processor time it spent on that.</summary>
    public double Processor { get; private init; }

    /// <summary>Memory it holds now, in megabytes.</summary>
    public long Resident
    {
        get
        {
            using var process = Process.GetProcessById(server.Id);
            return process.WorkingSet64 / 1024 / 1024;
        }
    }

    public static async Task<StartedApp> StartAsync(PublishedApp app)
    {
        var port = FreePort.Next();
        var watch = Stopwatch.StartNew();
        var server = app.Start([], new Uri($"http://127.0.0.1:{port}"));
        try
        {
            var address = new Uri($"http://127.0.0.1:{port}");
            while (!await ListensAsync(port))
            {
                if (server.HasExited || watch.Elapsed > Patience)
                {
                    throw new InvalidOperationException(server.Output);
                }

                await Task.Delay(Look);
            }

            using var http = new HttpClient { BaseAddress = address };
            while (!await AnswersAsync(http))
            {
                await Task.Delay(Look);
            }

            var milliseconds = watch.Elapsed.TotalMilliseconds;
            using var process = Process.GetProcessById(server.Id);
            return new StartedApp(server, address)
            {
                Milliseconds = milliseconds,
                Processor = process.TotalProcessorTime.TotalMilliseconds,
            };
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>Asked without an exception for each refusal, which would take the processor from what is measured.</summary>
    private static async Task<bool> ListensAsync(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, port) };
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        attempt.Completed += (_, _) => done.SetResult();
        if (socket.ConnectAsync(attempt))
        {
            await done.Task;
        }

        return attempt.SocketError == SocketError.Success;
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
