using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Visavis.RelayBench;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Nodes;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Foundation.Data;

namespace Visavis.Bench.Nodes;

/// <summary>Two processes of the site behind nginx, with limits raised as far as one address and one client need it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly List<(Guid Id, PersonClient Client)> people = [];

    private Site(TestDatabase database, RedisServer redis)
    {
        this.database = database;
        Redis = redis;
        var settings = new Dictionary<string, string>(database.Settings)
        {
            ["Redis:ConnectionString"] = redis.ConnectionString,
            ["ReverseProxy:Addresses:0"] = "127.0.0.1",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Visavis.Web.Foundation.Hosting.DrainingLifetime"] = "Information",
            ["Demo:OnlinePeople"] = "0",
            ["Signaling:Limits:ConnectionsPerPerson"] = "1000000",
            ["Signaling:Limits:ConnectionsPerAddress"] = "1000000",
            ["Signaling:Limits:ArrivalBurst"] = "1000000",
            ["Signaling:Limits:ArrivalsPerSecond"] = "1000000",
            ["Signaling:Limits:RelayBurst"] = "1000000",
            ["Signaling:Limits:RelayPerSecond"] = "1000000",
            ["Signaling:Limits:MethodBurst"] = "1000000",
            ["Signaling:Limits:MethodsPerSecond"] = "1000000",
            ["Signaling:Limits:CallsPerMinute"] = "1000000",
            ["Signaling:Limits:CallsPerPair"] = "1000000",
            ["RateLimits:SignInsPerMinute"] = "1000000",
            ["RateLimits:WritesPerMinute"] = "1000000",
            ["RateLimits:WritesPerMinuteAndAddress"] = "1000000",
            ["RateLimits:SearchesPerMinute"] = "1000000",
        };
        First = new AppProcess(settings);
        Second = new AppProcess(settings);
    }

    public RedisServer Redis { get; }

    public AppProcess First { get; }

    public AppProcess Second { get; }

    public NginxServer Proxy { get; private set; } = null!;

    /// <summary>Starts it with so many made-up people who are all signed in.</summary>
    public static async Task<Site> StartAsync(int people)
    {
        var site = new Site(await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql), await RedisServer.StartedAsync());
        try
        {
            await site.FillAsync(people);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    private async Task FillAsync(int count)
    {
        await First.RunCommandAsync("seed", "--professionals", $"{count * 2}");
        await Task.WhenAll(First.StartAsync(), Second.StartAsync());
        Proxy = await NginxServer.StartAsync([First.Address, Second.Address]);
        await using var db = new PostgresVisavisDbContext(
            new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(database.ConnectionString).Options
        );
        // Who is called must not ask a price for it first.
        var ids = await db
            .Database.SqlQuery<Guid>(
                $"""SELECT "Id" AS "Value" FROM "Professionals" WHERE "Id" NOT IN (SELECT "ProfessionalId" FROM "CallTariffs") LIMIT {count}"""
            )
            .ToListAsync();
        // Straight to a node: what its compiler takes for the first page is longer than the proxy waits.
        using var second = new PersonClient(Second.Address);
        await second.GetAsync("/account/sign-in");
        foreach (var id in ids)
        {
            var client = new PersonClient(First.Address);
            await client.SignInAsDemoAsync(id);
            people.Add((id, client));
        }
    }

    public (Guid Id, PersonClient Client) Person(int number) => people[number % people.Count];

    public static string CookieOf(PersonClient person) =>
        string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    public Task<HubPage> OpenAsync(int person, Uri? node = null, string? clientId = null) =>
        HubPage.OpenAsync(node ?? Proxy.Address, options => options.SetRequestHeader("Cookie", CookieOf(Person(person).Client)), clientId);

    /// <summary>A socket that does as little as possible; of nobody when no person is given.</summary>
    public async Task<(RelaySocket Socket, string First)> OpenRawAsync(Uri node, int? person = null, int bufferSize = 64 * 1024)
    {
        var address = $"ws://{node.Authority}{SignalingProtocol.Path}?v={SignalingProtocol.Version}";
        var socket = await RelaySocket.OpenAsync(address, person is { } number ? CookieOf(Person(number).Client) : null, bufferSize);
        await socket.SendAsync(HubFrames.Handshake);
        return (socket, await socket.ReadUntilAsync("\"target\":"));
    }

    public static double MegabytesOf(AppProcess node)
    {
        using var process = Process.GetProcessById(node.Id);
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    public async ValueTask DisposeAsync()
    {
        people.ForEach(person => person.Client.Dispose());
        if (Proxy is not null)
        {
            await Proxy.DisposeAsync();
        }

        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Redis.DisposeAsync();
        database.Dispose();
    }
}
