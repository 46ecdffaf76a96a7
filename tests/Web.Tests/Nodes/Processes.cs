using System.Net.NetworkInformation;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Nodes;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Nodes;

/// <summary>Two processes of the site behind nginx, which can be killed, and two people who are signed in.</summary>
internal sealed class Processes : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly RedisServer redis;
    private readonly List<PersonClient> people = [];

    private Processes(TestDatabase database, RedisServer redis, IReadOnlyDictionary<string, string> extra)
    {
        this.database = database;
        this.redis = redis;
        var settings = new Dictionary<string, string>(database.Settings)
        {
            ["Redis:ConnectionString"] = redis.ConnectionString,
            ["ReverseProxy:Addresses:0"] = "127.0.0.1",
            ["Drain:Notice"] = "00:00:00.5",
            ["Drain:Over"] = "00:00:01",
            ["Demo:OnlinePeople"] = "0",
        };
        foreach (var (key, value) in extra)
        {
            settings[key] = value;
        }

        First = new AppProcess(settings);
        Second = new AppProcess(settings);
    }

    public AppProcess First { get; }

    public AppProcess Second { get; }

    public NginxServer Proxy { get; private set; } = null!;

    public string ConnectionString => database.ConnectionString;

    public RedisServer Redis => redis;

    public static async Task<Processes> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var site = new Processes(
            await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql),
            await RedisServer.StartedAsync(),
            settings ?? new Dictionary<string, string>()
        );
        try
        {
            await Task.WhenAll(site.First.StartAsync(), site.Second.StartAsync());
            await Task.WhenAll(WarmAsync(site.First), WarmAsync(site.Second));
            site.Proxy = await NginxServer.StartAsync([site.First.Address, site.Second.Address]);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first page of a process takes what its compiler takes; on a busy machine that is longer than the proxy waits for a page.</summary>
    private static async Task WarmAsync(AppProcess node)
    {
        using var client = new HttpClient { BaseAddress = node.Address };
        using var page = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
    }

    /// <summary>Somebody signed in through the proxy: a professional in the directory, or a visitor.</summary>
    public async Task<(Guid Id, PersonClient Client)> SignInAsync(string name, bool isListed)
    {
        var account = new Account
        {
            Id = Guid.NewGuid(),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            DisplayName = name,
            Category = isListed ? AccountCategory.Freelance : AccountCategory.Visitor,
            CreatedAt = DateTimeOffset.UtcNow,
            TermsAcceptedAt = DateTimeOffset.UtcNow,
            IsDemo = true,
        };
        await using var db = new PostgresVisavisDbContext(
            new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(database.ConnectionString).Options
        );
        db.Add(account);
        if (isListed)
        {
            db.Add(
                new Professional
                {
                    Id = account.Id,
                    ReferenceCode = $"{people.Count + 1:D4}",
                    Slug = "plombiere-lyon",
                    DisplayName = name,
                    Category = AccountCategory.Freelance,
                    ProfessionLabel = "Plombière",
                    CommuneCode = "69123",
                    City = "Lyon",
                    Department = "69",
                    Languages = "fr",
                    Presentation = "",
                }
            );
        }

        await db.SaveChangesAsync();
        var client = new PersonClient(Proxy.Address);
        people.Add(client);
        await client.SignInAsDemoAsync(account.Id);
        return (account.Id, client);
    }

    /// <summary>Whether some node has not renewed its lease in time.</summary>
    public async Task<bool> HasDeadNodeAsync()
    {
        await using var db = new PostgresVisavisDbContext(
            new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(database.ConnectionString).Options
        );
        return await db
            .Database.SqlQuery<bool>(
                $"""SELECT EXISTS (SELECT 1 FROM "Nodes" WHERE "SeenAt" BETWEEN clock_timestamp() - interval '25 seconds' AND clock_timestamp() - interval '13 seconds') AS "Value" """
            )
            .SingleAsync();
    }

    /// <summary>Connections from the proxy that the node has open.</summary>
    public static int SocketsOf(AppProcess node) =>
        IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpConnections()
            .Count(connection => connection.State == TcpState.Established && connection.LocalEndPoint.Port == node.Address.Port);

    /// <summary>A page of a visitor over the proxy.</summary>
    public Task<HubPage> OpenAsVisitorAsync() => HubPage.OpenAsync(Proxy.Address, _ => { });

    /// <summary>A page of the person over the proxy, or straight to a node.</summary>
    public Task<HubPage> OpenAsync(PersonClient person, Uri? node = null, string? clientId = null) =>
        HubPage.OpenAsync(
            node ?? Proxy.Address,
            options =>
                options.SetRequestHeader("Cookie", string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))),
            clientId
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people)
        {
            person.Dispose();
        }

        if (Proxy is not null)
        {
            await Proxy.DisposeAsync();
        }

        await First.DisposeAsync();
        await Second.DisposeAsync();
        await redis.DisposeAsync();
        database.Dispose();
    }
}
