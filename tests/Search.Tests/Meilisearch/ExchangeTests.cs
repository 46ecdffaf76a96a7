using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Visavis.TestSupport.Meilisearch;

namespace Visavis.Search.Tests.Meilisearch;

/// <summary>Keys, tasks, settings, swaps and faults as a real server answered them, asked again in their order: of the stand-in, or of <c>MEILISEARCH_URL</c>.</summary>
public sealed class ExchangeTests
{
    /// <summary>What is not asked again, and why.</summary>
    private static readonly Dictionary<string, string> Left = new()
    {
        ["a body of 101 MB"] = "two seconds and a hundred megabytes for a number that the web server gives",
        ["ten thousand words"] = "the recording has no words",
        ["keys with it"] = "the site lists no keys, and the description it is held against has no such call",
        ["delete the key"] = "the site deletes no keys",
        ["searching with the deleted key"] = "as the line before",
        ["facet search"] = "the site searches no facets",
        ["unknown path"] = "the site asks no other",
    };

    [Fact]
    public async Task Exchanges_end_as_they_did_on_a_real_server()
    {
        await using var standIn = await MeilisearchStandIn.StartAsync();
        var url = Environment.GetEnvironmentVariable("MEILISEARCH_URL") is { Length: > 0 } given ? new Uri(given) : standIn.Address;
        var master = url == standIn.Address ? MeilisearchStandIn.MasterKey : Environment.GetEnvironmentVariable("MEILISEARCH_API_KEY");
        using var server = new HttpClient { BaseAddress = url };
        await PrepareAsync(server, master);
        var (asked, wrong, key) = (0, new List<string>(), "a key that nobody has");

        foreach (var line in Recording.Lines("exchanges").Where(line => !Left.ContainsKey((string)line["what"]!)))
        {
            asked++;
            using var answer = await server.SendAsync(RequestOf(line, master, key), Cancellation);
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            var body = text.Length == 0 ? null : JsonNode.Parse(text);
            var (was, expected) = (line["answer"] as JsonObject, (int)line["status"]!);
            var ended = (int)answer.StatusCode != expected ? $"{(int)answer.StatusCode} for {expected}: {text}" : Differs(was, body);
            if (ended is null && line["task"] is JsonObject task)
            {
                ended = Differs(task, await EndOfAsync(server, master, (int)body!["taskUid"]!));
            }

            if (ended is not null)
            {
                wrong.Add($"{line["what"]}: {ended}");
            }

            key = (string?)line["what"] == "make a key" ? (string?)body?["key"] ?? key : key;
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked}:\n{string.Join("\n", wrong)}\n{string.Join("\n", standIn.Violations)}");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task PrepareAsync(HttpClient server, string? master)
    {
        var recording = Recording.Read("behaviour").First();
        foreach (var name in new[] { "probe", "raw" })
        {
            var index = new JsonObject { ["uid"] = name, ["primaryKey"] = "id" };
            await EndOfAsync(server, master, await SendAsync(server, master, HttpMethod.Post, "/indexes", index));
        }

        await EndOfAsync(
            server,
            master,
            await SendAsync(server, master, HttpMethod.Patch, "/indexes/probe/settings", recording.Settings.DeepClone())
        );
        await EndOfAsync(
            server,
            master,
            await SendAsync(server, master, HttpMethod.Post, "/indexes/probe/documents", recording.Documents.DeepClone())
        );
    }

    private static async Task<int> SendAsync(HttpClient server, string? master, HttpMethod method, string path, JsonNode body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = master is null ? null : new AuthenticationHeaderValue("Bearer", master);
        using var answer = await server.SendAsync(request, Cancellation);
        return (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["taskUid"]!;
    }

    private static HttpRequestMessage RequestOf(JsonObject line, string? master, string key)
    {
        var request = new HttpRequestMessage(new HttpMethod((string)line["method"]!), (string)line["path"]!);
        var secret = (string?)line["headers"]?["authorization"] switch
        {
            "absent" => null,
            "another key" => key,
            _ => master,
        };
        request.Headers.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
        var body = (string?)line["what"] switch
        {
            "JSON cut off" => """{"q":""",
            "documents cut off" => """[{"id":1,""",
            _ => line["body"]?.ToJsonString(),
        };
        if (body is not null || (string?)line["headers"]?["content-type"] == "absent")
        {
            request.Content = new StringContent(body ?? "{}", Encoding.UTF8, "application/json");
            if ((string?)line["headers"]?["content-type"] == "absent")
            {
                request.Content.Headers.ContentType = null;
            }
        }

        return request;
    }

    /// <summary>The task as it ended.</summary>
    private static async Task<JsonObject> EndOfAsync(HttpClient server, string? master, int task)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/tasks/{task}");
            request.Headers.Authorization = master is null ? null : new AuthenticationHeaderValue("Bearer", master);
            using var answer = await server.SendAsync(request, Cancellation);
            var state = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!.AsObject();
            if ((string?)state["status"] is not ("enqueued" or "processing"))
            {
                return state;
            }

            await Task.Delay(10, Cancellation);
        }
    }

    /// <summary>Whether states, kinds, codes, counts and hits are other ones; words of messages are the server's own.</summary>
    private static string? Differs(JsonObject? was, JsonNode? given)
    {
        foreach (var name in new[] { "status", "type", "code", "indexUid", "id", "online", "estimatedTotalHits", "uid" })
        {
            if (was?[name] is { } expected && !JsonNode.DeepEquals(expected, given?[name]))
            {
                return $"{name} is {given?[name]?.ToJsonString() ?? "absent"} for {expected.ToJsonString()}";
            }
        }

        if (was?["error"] is JsonObject error)
        {
            return Differs(error, given?["error"]);
        }

        foreach (var name in new[] { "receivedDocuments", "indexedDocuments", "providedIds", "deletedDocuments" })
        {
            if (was?["details"]?[name] is { } expected && !JsonNode.DeepEquals(expected, given?["details"]?[name]))
            {
                return $"{name} is {given?["details"]?[name]?.ToJsonString() ?? "absent"} for {expected.ToJsonString()}";
            }
        }

        return was?["hits"] is JsonArray hits && !JsonNode.DeepEquals(hits, given?["hits"])
            ? $"hits are {given?["hits"]?.ToJsonString()}"
            : null;
    }
}
