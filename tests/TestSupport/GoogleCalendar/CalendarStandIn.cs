using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Visavis.TestSupport.GoogleCalendar;

/// <summary>Google Calendar on a real loopback port, as far as free/busy of public calendars goes; correct unless a test bends it.</summary>
public sealed class CalendarStandIn : IAsyncDisposable
{
    public const string ApiKey = "key-of-the-tests";
    private const int MostCalendars = 50;
    private const int MostDays = 92;

    private readonly WebApplication server;
    private readonly DiscoveryContract contract = new();
    private readonly ConcurrentDictionary<string, List<(DateTimeOffset Start, DateTimeOffset End)>> calendars = new();
    private int questions;

    private CalendarStandIn(WebApplication server) => this.server = server;

    public Uri Address { get; private set; } = null!;

    /// <summary>How many times free/busy was asked, refusals included.</summary>
    public int Questions => Volatile.Read(ref questions);

    /// <summary>The most calendars, and the most days, that were asked about in one question.</summary>
    public int LargestQuestion { get; private set; }

    public double LongestRange { get; private set; }

    /// <summary>What a request did that the interface does not describe.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>Answers in the place of the right answer when it says so (true).</summary>
    public Func<HttpContext, Task<bool>>? Answer { get; set; }

    /// <summary>Last change to the right answer.</summary>
    public Action<JsonObject>? Bend { get; set; }

    /// <summary>All-day events in the list of events, as <c>yyyy-mm-dd</c>.</summary>
    public IList<string> AllDayEvents { get; } = [];

    /// <summary>What the application's configuration needs to take this for Google.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Google:CalendarApiKey"] = ApiKey,
            ["Google:CalendarEndpoint"] = $"{Address}calendar/v3/",
            ["Google:CalendarTimeout"] = "00:00:05",
        };

    public static async Task<CalendarStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        // Google's library sends its questions compressed.
        builder.Services.AddRequestDecompression();
        var server = builder.Build();
        server.UseRequestDecompression();
        var google = new CalendarStandIn(server);
        server.MapPost($"{google.contract.BasePath}freeBusy", google.FreeBusyAsync);
        server.MapGet($"{google.contract.BasePath}calendars/{{id}}/events", google.EventsAsync);
        await server.StartAsync();
        google.Address = new Uri(server.Urls.Single() + "/");
        return google;
    }

    /// <summary>Makes a calendar public, busy at these times.</summary>
    public void Share(string id, params (DateTimeOffset Start, DateTimeOffset End)[] busy) => calendars[id] = [.. busy];

    public void Unshare(string id) => calendars.TryRemove(id, out _);

    /// <summary>An error as Google words it.</summary>
    public static async Task<bool> RefuseAsync(HttpContext http, int status, string reason)
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["code"] = status,
                    ["message"] = reason,
                    ["errors"] = new JsonArray(
                        new JsonObject
                        {
                            ["domain"] = "global",
                            ["reason"] = reason,
                            ["message"] = reason,
                        }
                    ),
                },
            }
        );
        return true;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task FreeBusyAsync(HttpContext http)
    {
        Interlocked.Increment(ref questions);
        var body = await JsonNode.ParseAsync(http.Request.Body);
        if (contract.FindFault("freebusy", "query", http.Request, body) is { } fault)
        {
            Faults.Enqueue(fault);
            await RefuseAsync(http, 400, "badRequest");
            return;
        }

        if (Answer is { } answer && await answer(http))
        {
            return;
        }

        if (http.Request.Query["key"] != ApiKey)
        {
            await RefuseAsync(http, 400, "keyInvalid");
            return;
        }

        var (from, to) = (Time(body!["timeMin"]), Time(body["timeMax"]));
        var items = body["items"]!.AsArray();
        (LargestQuestion, LongestRange) = (Math.Max(LargestQuestion, items.Count), Math.Max(LongestRange, (to - from).TotalDays));
        if ((to - from).TotalDays > MostDays)
        {
            await RefuseAsync(http, 400, "timeRangeTooLong");
            return;
        }

        var right = new JsonObject
        {
            ["kind"] = "calendar#freeBusy",
            ["timeMin"] = Text(from),
            ["timeMax"] = Text(to),
            ["calendars"] = new JsonObject(
                items.Select(
                    (item, i) => KeyValuePair.Create<string, JsonNode?>((string)item!["id"]!, Calendar((string)item!["id"]!, i, from, to))
                )
            ),
        };
        Bend?.Invoke(right);
        await http.Response.WriteAsJsonAsync(right);
    }

    private JsonObject Calendar(string id, int place, DateTimeOffset from, DateTimeOffset to) =>
        place >= MostCalendars ? Trouble("tooManyCalendarsRequested")
        : !calendars.TryGetValue(id, out var busy) ? Trouble("notFound")
        : new JsonObject
        {
            ["busy"] = new JsonArray([
                .. busy.Where(time => time.End > from && time.Start < to)
                    .Select(time => (JsonNode)new JsonObject { ["start"] = Text(time.Start), ["end"] = Text(time.End) }),
            ]),
        };

    private async Task EventsAsync(HttpContext http, string id)
    {
        if (contract.FindFault("events", "list", http.Request, null) is { } fault)
        {
            Faults.Enqueue(fault);
        }

        if (!calendars.ContainsKey(id))
        {
            await RefuseAsync(http, 404, "notFound");
            return;
        }

        await http.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["kind"] = "calendar#events",
                ["items"] = new JsonArray([
                    .. AllDayEvents.Select(day =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["status"] = "confirmed",
                                ["start"] = new JsonObject { ["date"] = day },
                                ["end"] = new JsonObject { ["date"] = day },
                            }
                    ),
                ]),
            }
        );
    }

    private static JsonObject Trouble(string reason) =>
        new()
        {
            // Google sends an empty list with it: a reader that looks at it alone takes the calendar for free.
            ["errors"] = new JsonArray(new JsonObject { ["domain"] = "global", ["reason"] = reason }),
            ["busy"] = new JsonArray(),
        };

    private static DateTimeOffset Time(JsonNode? text) => DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
