using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Network;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;

namespace Visavis.Web.Tests.Hosting;

/// <summary>A real PostgreSQL that answers, but seconds late.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class SlowDatabaseTests
{
    private const int SecondsOfAStatement = 3;

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(SecondsOfAStatement + 3);

    /// <summary>Far more than the three seconds the site was told, for a busy machine; far less than the statements of a page would take.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_answer_in_time_and_the_site_is_itself_again_without_a_restart()
    {
        await using var site = await SlowSite.StartAsync();
        var pages = new[] { "/", "/messages", "/dashboard", "/notifications", "/account/security", $"/messages/with/{site.Anne:D}" };
        using var person = await site.EnterAsync();
        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(page)).StatusCode);
        }

        site.Line.Delay(_ => Late);
        var answers = await Task.WhenAll(pages.Concat(pages).Concat(pages).Select(person.GetAsync)).WaitAsync(Limit, Cancellation);

        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable }));
        var late = answers.Where(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable).ToList();
        Assert.NotEmpty(late);
        Assert.All(late, answer => Assert.NotNull(answer.Headers.RetryAfter?.Delta));
        Assert.Contains(
            "Rien n’est perdu",
            WebUtility.HtmlDecode(await late[0].Content.ReadAsStringAsync(Cancellation)),
            StringComparison.Ordinal
        );
        using var probe = new PersonClient(site.Address);
        Assert.Equal(HttpStatusCode.OK, (await probe.GetAsync("/health/live")).StatusCode);

        site.Line.Hurry();
        foreach (var page in pages)
        {
            await Eventually.IsTrueAsync(async () => (await person.GetAsync(page)).StatusCode == HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("INSERT INTO")]
    public async Task A_message_whose_writing_is_given_up_stands_there_once_when_it_is_sent_again(string statement)
    {
        await using var site = await SlowSite.StartAsync();
        using var person = await site.EnterAsync();
        var form = $"/messages/with/{site.Anne:D}";
        var words = Encoding.ASCII.GetBytes(statement);
        var fields = new[] { ("messageId", Guid.NewGuid().ToString("N")), ("text", "La cave est sous l’eau.") };

        // Whatever is sent late arrives all the same: the site has given up, and the server has not.
        site.Line.Delay(packet => packet.AsSpan().IndexOf(words) < 0 ? TimeSpan.Zero : TooLate);
        var lost = await person.PostFormAsync($"{form}?handler=Send", "/messages/settings", fields);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, lost.StatusCode);
        site.Line.Hurry();

        HttpResponseMessage? answer = null;
        await Eventually.IsTrueAsync(async () =>
            (answer = await person.PostFormAsync($"{form}?handler=Send", "/messages/settings", fields)).StatusCode == HttpStatusCode.Found
        );
        Assert.EndsWith("#m1", answer!.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(1, await site.App.WithDataAsync(db => db.Set<ConversationMessage>().CountAsync()));
    }

    /// <summary>A site whose way to its PostgreSQL can be made slow, with Anne, who is listed, and Paul, who writes to her.</summary>
    private sealed class SlowSite(TestDatabase database, SlowLine line, AppHost app) : IAsyncDisposable
    {
        private Guid paul;

        public SlowLine Line => line;

        public AppHost App => app;

        public Uri Address { get; private set; } = null!;

        public Guid Anne { get; private set; }

        public static async Task<SlowSite> StartAsync()
        {
            var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
            var over = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            var line = new SlowLine(over.Port);
            (over.Port, over.CommandTimeout) = (line.Port, SecondsOfAStatement);
            var settings = new Dictionary<string, string>
            {
                ["Database:ConnectionString"] = over.ToString(),
                ["Peaks:ReadingPatience"] = "00:00:03",
            };
            var site = new SlowSite(database, line, AppHost.On(database, settings));
            site.Address = site.App.StartOnPort();
            site.Anne = (await site.App.AddProfessionalAsync()).Id;
            site.paul = (await site.App.AddAccountAsync()).Id;
            return site;
        }

        public async Task<PersonClient> EnterAsync()
        {
            var person = new PersonClient(Address);
            await person.SignInAsDemoAsync(paul);
            return person;
        }

        public async ValueTask DisposeAsync()
        {
            line.Hurry();
            await app.DisposeAsync();
            line.Dispose();
            database.Dispose();
        }
    }
}
