using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Visavis.RelayBench;

/// <summary>
/// Our application as it is: cookies, calls in SQLite, checks of every message, limits on (their rate raised by configuration,
/// because a pair here says in a second what real ones say in an hour, and everybody signs in and connects from one address).
/// </summary>
internal sealed partial class VisavisServer(ServerProcess process, int port, DirectoryInfo data, IReadOnlyList<string> cookies)
    : IRelayServer
{
    /// <summary>The first hundred talk in pairs, the others only wait.</summary>
    private const int Talking = 100;

    private const int People = 300;

    private static readonly Dictionary<string, string> Unbounded = new()
    {
        ["Signaling__Limits__ConnectionsPerPerson"] = "1000000",
        ["Signaling__Limits__ArrivalBurst"] = "1000000",
        ["Signaling__Limits__ArrivalsPerSecond"] = "1000000",
        ["Signaling__Limits__ConnectionsPerAddress"] = "1000000",
        ["Signaling__Limits__NodeArrivalBurst"] = "1000000",
        ["Signaling__Limits__NodeArrivalsPerSecond"] = "1000000",
        ["Signaling__Limits__RelayBurst"] = "1000000",
        ["Signaling__Limits__RelayPerSecond"] = "1000000",
    };

    public ServerProcess Process => process;

    public string Name => "Visavis";

    /// <param name="isBounded">Keeps the limits of the hub as they are.</param>
    public static async Task<VisavisServer> StartAsync(bool isBounded = false)
    {
        var port = ServerProcess.FreePort();
        var data = Directory.CreateTempSubdirectory("visavis-bench-");
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
        var process = await ServerProcess.StartAsync(
            "dotnet",
            [Path.Combine(root, "src/Web/bin/Release/net10.0/Visavis.Web.dll")],
            port,
            Path.Combine(root, "src/Web"),
            new Dictionary<string, string>(isBounded ? [] : Unbounded)
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = $"http://localhost:{port}",
                ["DataFolder"] = data.FullName,
                ["Demo__SeedOnFirstStart"] = "true",
                ["Logging__LogLevel__Default"] = "Warning",
                ["RateLimits__SignInsPerMinute"] = "1000000",
                ["RateLimits__WritesPerMinute"] = "1000000",
                ["RateLimits__WritesPerMinuteAndAddress"] = "1000000",
            }
        );
        var cookies = new List<string>();
        foreach (var person in ReadPeople(Path.Combine(data.FullName, "visavis.db")))
        {
            cookies.Add(await SignInAsync(port, person));
        }

        return new VisavisServer(process, port, data, cookies);
    }

    public async Task<RelayPair> OpenPairAsync(int number)
    {
        var (caller, _) = await OpenAsync(cookies[2 * number]);
        var (callee, calleeId) = await OpenAsync(cookies[(2 * number) + 1]);
        await callee.SendAsync(HubFrames.Invoke("SetStatus", "\"online\""));
        await callee.ReadAnswerAsync();
        await caller.SendAsync(
            HubFrames.Invoke(
                "StartCall",
                $$"""{"calleeId":"{{calleeId}}","requestId":"{{Id()}}","clientId":"{{Id()}}","relayOnly":false}"""
            )
        );
        var callId = CallId().Match(await caller.ReadAnswerAsync()).Groups["id"].Value;
        await callee.SendAsync(HubFrames.Invoke("AcceptCall", $$"""{"callId":"{{callId}}","clientId":"{{Id()}}","relayOnly":false}"""));
        await callee.ReadAnswerAsync();

        // Media flows, as far as the server can know: a call without any ends after a minute.
        foreach (var end in new[] { caller, callee })
        {
            await end.SendAsync(HubFrames.Invoke("ReportConnected", $"\"{callId}\",1"));
            await end.ReadAnswerAsync();
        }

        return new RelayPair(
            caller,
            callee,
            HubFrames.Description(callId, "offer"),
            HubFrames.Description(callId, "answer"),
            HubFrames.OfferMark,
            HubFrames.AnswerMark
        );
    }

    public async Task<RelaySocket> OpenIdleAsync(int number) =>
        (await OpenAsync(cookies[Talking + (number % (People - Talking))], IdleCrowd.BufferSize)).Socket;

    /// <summary>A socket of one member who is neither of the pair.</summary>
    public async Task<RelaySocket> OpenFloodAsync() => (await OpenAsync(cookies[Talking], IdleCrowd.BufferSize)).Socket;

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        data.Delete(recursive: true);
    }

    private async Task<(RelaySocket Socket, string UserId)> OpenAsync(string cookie, int bufferSize = 64 * 1024)
    {
        var socket = await RelaySocket.OpenAsync($"ws://localhost:{port}/hub/signaling?v=1", cookie, bufferSize);
        await socket.SendAsync(HubFrames.Handshake);
        var welcome = await socket.ReadUntilAsync("Welcome");
        var former = LiveCall().Match(welcome);
        if (former.Success)
        {
            await socket.SendAsync(HubFrames.Invoke("HangUp", $"\"{former.Groups["id"].Value}\""));
            await socket.ReadAnswerAsync();
        }

        return (socket, UserId().Match(welcome).Groups["id"].Value);
    }

    private static List<string> ReadPeople(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        // Those who talk must not ask a price for it first.
        command.CommandText = $"SELECT Id FROM Professionals ORDER BY Id IN (SELECT ProfessionalId FROM CallTariffs) LIMIT {People}";
        using var reader = command.ExecuteReader();
        var people = new List<string>();
        while (reader.Read())
        {
            people.Add(reader.GetString(0));
        }

        return people;
    }

    private static async Task<string> SignInAsync(int port, string person)
    {
        // By hand: the cookies are for secure hosts, localhost among them, which the handler's own jar does not know.
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"http://localhost:{port}") };
        using var page = await client.GetAsync("/account/sign-in");
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in/demo");
        request.Headers.Add("Cookie", CookiesOf(page));
        request.Headers.Add("Origin", $"http://localhost:{port}");
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["accountId"] = person, ["__RequestVerificationToken"] = token }
        );
        using var response = await client.SendAsync(request);
        return response.StatusCode == HttpStatusCode.Redirect
            ? CookiesOf(response)
            : throw new InvalidOperationException($"Signing in was answered {response.StatusCode}.");
    }

    private static string CookiesOf(HttpResponseMessage response) =>
        string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    private static string Id() => Guid.NewGuid().ToString("N");

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("\"id\":\"(?<id>[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallId();

    [GeneratedRegex("\"userId\":\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserId();

    [GeneratedRegex("\"live\":\\{\"id\":\"(?<id>[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LiveCall();
}
