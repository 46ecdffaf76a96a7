using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.TestSupport.Nodes;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Bookings;

/// <summary>Two real processes of the site on one database, asked over their pages.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class TwoProcessesTests
{
    private const int People = 200;
    private const int Members = 8;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_hundred_one_wins_the_hour_and_the_mail_of_a_process_killed_between_sending_and_noting_it_leaves_again(
        DatabaseProvider provider
    )
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var sink = FaultySmtpSink.Start();
        var (reference, offers, members) = await FillAsync(database);
        var settings = new Dictionary<string, string>(database.Settings.Concat(sink.Settings))
        {
            ["Database:ConnectionString"] =
                database.ConnectionString + (provider == DatabaseProvider.PostgreSql ? ";Timeout=120" : ";Default Timeout=120"),
            ["Demo:OnlinePeople"] = "0",
            ["Mail:PollEvery"] = "00:00:00.1",
            ["RateLimits:WritesPerMinute"] = "10000",
            ["RateLimits:WritesPerMinuteAndAddress"] = "10000",
            ["RateLimits:SignInsPerMinute"] = "1000",
            ["Peaks:WritesAtOnce"] = "200", // All at once is what is tried here.
        };
        // On PostgreSQL they are nodes of one site behind its proxy, which hands the two hundred to both.
        await using var redis = provider == DatabaseProvider.PostgreSql ? await RedisServer.StartedAsync() : null;
        if (redis is not null)
        {
            settings["Redis:ConnectionString"] = redis.ConnectionString;
            settings["ReverseProxy:Addresses:0"] = "127.0.0.1";
        }

        await using var one = new AppProcess(settings);
        await using var two = new AppProcess(settings);
        await Task.WhenAll(one.StartAsync(), two.StartAsync());
        await using var proxy = redis is null ? null : await NginxServer.StartAsync([one.Address, two.Address]);

        await RaceAsync(database, [one.Address, two.Address], proxy?.Address, reference, offers, members);

        // A guest books, the server takes the mail, and its process dies before it hears so.
        sink.Faults.Enqueue(SmtpFault.TakeAndStall);
        using (var guest = new PersonClient(one.Address))
        {
            await BookAsync(guest, PathOf(reference, offers[0]), Morning(4), ("Name", "Lise Roy"), ("Email", "lise@example.org"));
            await Eventually.IsTrueAsync(() => sink.To("lise@example.org").Count == 1);
            await one.KillAsync();
        }

        await using var db = Open(database);
        var mail = await db.Mails.AsNoTracking().SingleAsync(m => m.Recipient == "lise@example.org");
        Assert.Equal((MailState.Queued, true), (mail.State, mail.LeasedUntil is not null));
        // Three minutes later, which nobody waits for here.
        await db
            .Mails.Where(m => m.Id == mail.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.LeasedUntil, (DateTimeOffset?)DateTimeOffset.UtcNow));
        await Eventually.IsTrueAsync(() => db.Mails.AnyAsync(m => m.Id == mail.Id && m.State == MailState.Sent));
        Assert.Equal(2, sink.To("lise@example.org").Count);
        Assert.Single(sink.To("lise@example.org").Select(copy => copy.Read().Headers["Message-ID"]).Distinct());
    }

    private static async Task RaceAsync(
        TestDatabase database,
        Uri[] nodes,
        Uri? proxy,
        string reference,
        ServiceOffer[] offers,
        IReadOnlyList<Guid> members
    )
    {
        // The same start, half an hour within it, one and a half around it: any two of them overlap.
        var hour = Morning(3);
        (ServiceOffer Offer, Instant Start)[] wishes =
        [
            (offers[0], hour),
            (offers[1], hour + Duration.FromMinutes(30)),
            (offers[2], hour - Duration.FromMinutes(30)),
        ];
        var clients = new List<PersonClient>();
        try
        {
            foreach (var member in members)
            {
                clients.Add(new PersonClient(nodes[clients.Count % nodes.Length]));
                await clients[^1].SignInAsDemoAsync(member);
            }

            // One form for all guests: nothing in it is anybody's own.
            using var guest = new PersonClient(nodes[0]);
            var token = await guest.AntiforgeryTokenAsync(PathOf(reference, offers[0]));
            var cookies = string.Join("; ", guest.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
            using var http = new HttpClient(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    MaxConnectionsPerServer = 100,
                }
            );
            http.Timeout = TimeSpan.FromMinutes(5); // A busy machine is slow, not wrong.
            var attempts = Enumerable
                .Range(0, People - clients.Count)
                .Select(i => HoldAsync(http, proxy ?? nodes[i % nodes.Length], reference, wishes[i % wishes.Length], token, cookies))
                .Concat(clients.Select(client => RequestAsync(client, reference, wishes[0])));

            var answers = await Task.WhenAll(attempts);

            Assert.Single(answers, alternatives => alternatives is null);
            Assert.All(answers, alternatives => Assert.True(alternatives is null or 3, $"{alternatives} alternatives"));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }

        await using var db = Open(database);
        Assert.Single(await db.Set<BookedTime>().ToListAsync());
        Assert.True(await db.Set<Booking>().CountAsync() + await db.Set<Hold>().CountAsync() == 1);
    }

    /// <returns>How many other slots were offered; null for who has it.</returns>
    private static async Task<int?> HoldAsync(
        HttpClient http,
        Uri node,
        string reference,
        (ServiceOffer Offer, Instant Start) wish,
        string token,
        string cookies
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, PathOf(reference, wish.Offer)))
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["start"] = $"{wish.Start}", ["__RequestVerificationToken"] = token }
            ),
        };
        request.Headers.Add("Cookie", cookies);
        using var response = await http.SendAsync(request);
        return await AlternativesAsync(response);
    }

    /// <summary>A member who goes on to the form at once, and asks.</summary>
    private static async Task<int?> RequestAsync(PersonClient client, string reference, (ServiceOffer Offer, Instant Start) wish)
    {
        var path = PathOf(reference, wish.Offer);
        using var held = await client.PostFormAsync(path, path, ("start", $"{wish.Start}"));
        if (await AlternativesAsync(held) is { } alternatives)
        {
            return alternatives;
        }

        var form = held.Headers.Location!.OriginalString;
        using var made = await client.PostFormAsync(form, form);
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        return null;
    }

    private static async Task<int?> AlternativesAsync(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.Found)
        {
            return null;
        }

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        return page.QuerySelectorAll("[role=alert] button[name=start]").Length;
    }

    private static async Task BookAsync(PersonClient guest, string path, Instant start, params (string Name, string Value)[] fields)
    {
        using var held = await guest.PostFormAsync(path, path, ("start", $"{start}"));
        var form = held.Headers.Location!.OriginalString;
        using var made = await guest.PostFormAsync(form, form, fields);
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
    }

    private static string PathOf(string reference, ServiceOffer offer) => $"/book/{reference}?service={offer.Id}";

    /// <summary>Ten o'clock where the professional works, in so many days.</summary>
    private static Instant Morning(int days)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        var day = SystemClock.Instance.GetCurrentInstant().InZone(zone).Date.PlusDays(days);
        return (day + new LocalTime(10, 0)).InZoneStrictly(zone).ToInstant();
    }

    /// <summary>A professional with three services that cost nothing, and members.</summary>
    private static async Task<(string Reference, ServiceOffer[] Offers, IReadOnlyList<Guid> Members)> FillAsync(TestDatabase database)
    {
        await using var app = AppHost.On(database);
        var (anne, hour) = await app.AddBookableAsync();
        ServiceOffer[] offers = [hour, OfferOf(anne.Id, 30), OfferOf(anne.Id, 90)];
        await app.WithDataAsync(db =>
        {
            db.AddRange(offers[1..]);
            return db.SaveChangesAsync();
        });
        var members = new List<Guid>();
        for (var i = 0; i < Members; i++)
        {
            members.Add((await app.AddAccountAsync($"Paul {(char)('A' + i)}")).Id);
        }

        return (anne.ReferenceCode, offers, members);
    }

    private static ServiceOffer OfferOf(Guid professional, int minutes) =>
        new()
        {
            Id = Guid.NewGuid(),
            ProfessionalId = professional,
            Name = $"Conseil {minutes}",
            PriceCents = 0,
            DurationMinutes = minutes,
            IsBookable = true,
        };

    private static VisavisDbContext Open(TestDatabase database) =>
        database.Provider == DatabaseProvider.PostgreSql
            ? new PostgresVisavisDbContext(
                new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(database.ConnectionString).Options
            )
            : new SqliteVisavisDbContext(
                new DbContextOptionsBuilder<SqliteVisavisDbContext>().UseSqlite(database.ConnectionString).Options
            );
}
