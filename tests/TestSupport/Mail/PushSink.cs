using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Visavis.TestSupport.Mail;

/// <summary>A push service on a loopback port: answers each endpoint as it was told to, and keeps what it was sent.</summary>
public sealed class PushSink : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Authorization, byte[] Body)> received = new();
    private readonly ConcurrentDictionary<string, HttpStatusCode> answers = new(StringComparer.Ordinal);

    private PushSink(WebApplication app) => this.app = app;

    public IReadOnlyList<(string Path, string Authorization, byte[] Body)> Received => [.. received];

    public IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Push:Hosts:0"] = "127.0.0.1", ["Push:PollEvery"] = "00:00:00.1" };

    public static async Task<PushSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var sink = new PushSink(app);
        app.MapPost(
            "/push/{id}",
            async (string id, HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                sink.received.Enqueue((id, request.Headers.Authorization.ToString(), body.ToArray()));
                return Results.StatusCode((int)sink.answers.GetValueOrDefault(id, HttpStatusCode.Created));
            }
        );
        await app.StartAsync();
        return sink;
    }

    public string EndpointOf(string id) => $"{app.Urls.First()}/push/{id}";

    public void Answer(string id, HttpStatusCode status) => answers[id] = status;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
