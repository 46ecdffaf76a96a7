using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>
/// A Meilisearch on a real loopback port, as far as the site uses it. Every request and every answer is held against the published
/// description; correct unless a test bends it.
/// </summary>
public sealed partial class MeilisearchStandIn : IAsyncDisposable
{
    public const string MasterKey = "the-master-key-of-the-tests";
    private static readonly ApiContract Contract = new();
    private readonly Lock gate = new();
    private readonly Dictionary<string, StandInIndex> indexes = [];
    private readonly StandInTasks tasks;
    private readonly StandInKeys keys;
    private readonly string? masterKey;
    private readonly int port = FreePort.Next();
    private WebApplication? server;

    private MeilisearchStandIn(string? masterKey)
    {
        this.masterKey = masterKey;
        keys = new StandInKeys(masterKey);
        tasks = new StandInTasks(gate);
    }

    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <summary>Requests or answers that are not as described. Whoever tests with it looks that there are none.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Every request as "POST /multi-search".</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The secrets that searches were made with.</summary>
    public ConcurrentQueue<string> SearchKeys { get; } = new();

    /// <summary>Answers in the place of the right answer when it says true.</summary>
    public Func<HttpContext, Task<bool>>? Bend { get; set; }

    /// <summary>What the site's configuration needs to use it.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Search:Meilisearch:Url"] = Address.AbsoluteUri,
            ["Search:Meilisearch:ApiKey"] = masterKey ?? "",
            ["Search:Meilisearch:Budget"] = "00:00:10",
            ["Search:Meilisearch:CheckEvery"] = "00:00:00.100",
        };

    public static async Task<MeilisearchStandIn> StartAsync(string? masterKey = MasterKey)
    {
        var standIn = new MeilisearchStandIn(masterKey);
        await standIn.UpAsync();
        return standIn;
    }

    /// <summary>Listens again, with everything it had.</summary>
    public async Task UpAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(Address.AbsoluteUri);
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = 100_000_000);
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Run(AnswerAsync);
        await server.StartAsync();
    }

    /// <summary>Nobody listens any more; open requests are cut off.</summary>
    public async Task DownAsync()
    {
        if (server is not null)
        {
            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await server.StopAsync(atOnce.Token);
            await server.DisposeAsync();
            server = null;
        }
    }

    /// <summary>Tasks wait until the answer is called.</summary>
    public Action HoldTasks()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        tasks.Held = held;
        return () =>
        {
            tasks.Held = null;
            held.TrySetResult();
        };
    }

    public void ForgetKeys() => keys.Clear();

    public IReadOnlyList<string> IndexNames()
    {
        lock (gate)
        {
            return [.. indexes.Keys.Order(StringComparer.Ordinal)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        await tasks.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        if (Bend is { } bend && await bend(context))
        {
            return;
        }

        var (status, answer) = await FindAnswerAsync(context.Request);
        var json = answer.ToJsonString();
        if (Contract.FindFault(context.Request, status, JsonNode.Parse(json)!) is { } fault)
        {
            Violations.Enqueue($"answer to {context.Request.Method} {context.Request.Path}: {fault}");
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json, context.RequestAborted);
    }

    private async Task<(int Status, JsonNode Answer)> FindAnswerAsync(HttpRequest request)
    {
        try
        {
            var body = await BodyAsync(request);
            if (request is { Method: "POST", Path.Value: "/keys" } && body is JsonObject key && !key.ContainsKey("expiresAt"))
            {
                throw new StandInError("missing_api_key_expires_at", "Missing field `expiresAt`");
            }

            if (Contract.FindFault(request, body) is { } fault)
            {
                Violations.Enqueue($"{request.Method} {request.Path}: {fault}");
                throw new StandInError("bad_request", fault);
            }

            var path = request.Path.Value!.Trim('/').Split('/');
            return path[0] switch
            {
                "health" => (200, new JsonObject { ["status"] = "available" }),
                "version" => (
                    200,
                    new JsonObject
                    {
                        ["commitSha"] = "0",
                        ["commitDate"] = "2026-07-23",
                        ["pkgVersion"] = "1.50.0",
                    }
                ),
                "keys" => Keys(request, path, body),
                "tasks" => Tasks(request, path),
                "swap-indexes" => Swap(request, body!.AsArray()),
                "multi-search" => MultiSearch(request, body!["queries"]!.AsArray()),
                _ => path.Length < 3 ? Indexes(request, path, body) : OfIndex(request, path, body),
            };
        }
        catch (StandInError e)
        {
            return (e.Status, e.ToJson());
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException))
        {
            // A fault of the stand-in itself.
            Violations.Enqueue($"{request.Method} {request.Path}: {e}");
            return (500, new StandInError("internal", e.Message).ToJson());
        }
    }

    private static async Task<JsonNode?> BodyAsync(HttpRequest request)
    {
        if (request.Method is "GET" or "DELETE")
        {
            return null;
        }

        if (request.ContentType is null)
        {
            throw new StandInError("missing_content_type", "A Content-Type header is missing.");
        }

        if (!request.ContentType.StartsWith("application/json", StringComparison.Ordinal))
        {
            throw new StandInError("invalid_content_type", "The Content-Type is invalid.");
        }

        try
        {
            return await JsonNode.ParseAsync(request.Body);
        }
        catch (JsonException)
        {
            throw new StandInError("malformed_payload", "The `json` payload provided is malformed.");
        }
    }

    private (int, JsonNode) Keys(HttpRequest request, string[] path, JsonNode? body)
    {
        keys.Check(request, request.Method == "GET" ? "keys.get" : "keys.create");
        lock (gate)
        {
            return request.Method == "GET" ? (200, keys.Find(path[1]).DeepClone()) : (201, keys.Create(body!.AsObject()).DeepClone());
        }
    }

    private (int, JsonNode) Tasks(HttpRequest request, string[] path)
    {
        keys.Check(request, "tasks.get");
        return (200, tasks.Find(int.Parse(path[1], CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,400}$", RegexOptions.None, 1000)]
    private static partial Regex IndexUid();
}
