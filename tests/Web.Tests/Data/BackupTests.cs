using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Media;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;

namespace Visavis.Web.Tests.Data;

/// <summary>The commands that <c>docs/operations.md</c> prints, run as they stand there, on a site that is being written to.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed partial class BackupTests
{
    private const int WrittenBefore = 25;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_was_acknowledged_before_the_backup_is_there_after_it_was_restored_into_nothing(DatabaseProvider provider)
    {
        using var desk = new TemporaryFolder();
        var (save, restore) = Commands(provider);
        var database = provider == DatabaseProvider.PostgreSql ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        await using var site = new AppProcess(Settings(database, seed: true));
        await site.StartAsync();
        var (from, to) = await TwoPeopleAsync(provider, database ?? Path.Combine(site.DataFolder, "visavis.db"));
        using var person = new PersonClient(site.Address);
        await person.SignInAsDemoAsync(from);
        var form = $"/messages/with/{to:D}";
        var thread = await SendFileAsync(person, form, "contrat.pdf");
        var file = FilePath().Match(await (await person.GetAsync(thread)).Content.ReadAsStringAsync(Cancellation)).Value;
        Assert.NotEmpty(file);
        var acknowledged = new List<string>();
        for (var i = 0; i < WrittenBefore; i++)
        {
            acknowledged.Add(await WriteAsync(person, form, $"avant {i.ToString(CultureInfo.InvariantCulture)}."));
        }

        using var enough = new CancellationTokenSource();
        var writing = GoOnWritingAsync(person, form, enough.Token);
        await RunAsync(save, desk.FullPath, site.DataFolder, database);
        await enough.CancelAsync();
        Assert.True(await writing > 0, "Nothing was written while the backup was made.");
        await site.KillAsync();

        var again = provider == DatabaseProvider.PostgreSql ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        await using var restored = new AppProcess(Settings(again, seed: false));
        await RunAsync(restore, desk.FullPath, restored.DataFolder, again);
        await restored.StartAsync();

        // The keys of the cookies came along: nobody has to sign in again.
        using var later = new PersonClient(restored.Address);
        foreach (var (name, value) in person.Cookies)
        {
            later.Cookies[name] = value;
        }

        var page = WebUtility.HtmlDecode(await (await later.GetAsync(thread)).Content.ReadAsStringAsync(Cancellation));
        Assert.All(acknowledged, words => Assert.Contains(words, page, StringComparison.Ordinal));
        var document = await later.GetAsync(file);
        Assert.Equal(HttpStatusCode.OK, document.StatusCode);
        Assert.Equal("%PDF"u8.ToArray(), (await document.Content.ReadAsByteArrayAsync(Cancellation))[..4]);
        // The search is built from what was restored, in the background.
        await Eventually.IsTrueAsync(async () => (await later.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
        await WriteAsync(later, form, "après.");
    }

    /// <summary>The blocks of commands under <c>Database</c>: how it is saved, and how it comes back.</summary>
    private static (string Save, string Restore) Commands(DatabaseProvider provider)
    {
        var section = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "operations.md"))
            .Split("\n## Database\n")[1]
            .Split("\n## ")[0];
        var blocks = Blocks().Matches(section).Select(block => block.Groups["commands"].Value).ToList();
        Assert.Equal(4, blocks.Count);
        return provider == DatabaseProvider.Sqlite ? (blocks[0], blocks[1]) : (blocks[2], blocks[3]);
    }

    /// <summary>As an operator would, in a folder where the site's own is called <c>data</c>.</summary>
    private static async Task RunAsync(string commands, string desk, string data, string? database)
    {
        var link = Path.Combine(desk, "data");
        File.Delete(link);
        Directory.CreateSymbolicLink(link, data);
        var environment = new Dictionary<string, string>();
        if (database is not null)
        {
            var parts = new NpgsqlConnectionStringBuilder(database);
            environment["DATABASE"] =
                $"postgresql://{parts.Username}@{parts.Host}:{parts.Port.ToString(CultureInfo.InvariantCulture)}/{parts.Database}";
        }

        await using var shell = ServerProcess.Start("bash", ["-euc", commands], desk, environment);
        Assert.True(await shell.WaitForExitAsync(Cancellation) == 0, shell.Output);
    }

    private static Dictionary<string, string> Settings(string? database, bool seed)
    {
        var settings = new Dictionary<string, string>
        {
            ["Demo:SeedOnFirstStart"] = seed ? "true" : "false",
            ["Demo:Professionals"] = "2",
            ["Demo:OnlinePeople"] = "0",
            ["Messages:PerMinute"] = "100000",
        };
        if (database is not null)
        {
            settings["Database:Provider"] = nameof(DatabaseProvider.PostgreSql);
            settings["Database:ConnectionString"] = database;
        }

        return settings;
    }

    private static async Task<(Guid From, Guid To)> TwoPeopleAsync(DatabaseProvider provider, string database)
    {
        await using VisavisDbContext db =
            provider == DatabaseProvider.Sqlite
                ? new SqliteVisavisDbContext(
                    new DbContextOptionsBuilder<SqliteVisavisDbContext>().UseSqlite($"Data Source={database};Pooling=False").Options
                )
                : new PostgresVisavisDbContext(new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(database).Options);
        var listed = await db.Professionals.Where(p => !p.IsHidden).OrderBy(p => p.Id).Select(p => p.Id).Take(2).ToListAsync(Cancellation);
        return (listed[0], listed[1]);
    }

    /// <summary>Until told to stop; how many were acknowledged.</summary>
    private static async Task<int> GoOnWritingAsync(PersonClient person, string form, CancellationToken enough)
    {
        var count = 0;
        do
        {
            await WriteAsync(person, form, $"pendant {(++count).ToString(CultureInfo.InvariantCulture)}.");
        } while (!enough.IsCancellationRequested);
        return count;
    }

    private static async Task<string> WriteAsync(PersonClient person, string form, string words)
    {
        var answer = await person.PostFormAsync(
            $"{form}?handler=Send",
            "/messages/settings",
            ("messageId", Guid.NewGuid().ToString("N")),
            ("text", words)
        );
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return words;
    }

    /// <returns>The path of the conversation.</returns>
    private static async Task<string> SendFileAsync(PersonClient person, string form, string name)
    {
        var file = new ByteArrayContent(SamplePdf.Make());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, $"{form}?handler=Send"))
        {
            Content = new MultipartFormDataContent
            {
                { new StringContent(await person.AntiforgeryTokenAsync("/messages/settings")), "__RequestVerificationToken" },
                { new StringContent(Guid.NewGuid().ToString("N")), "messageId" },
                { new StringContent("Voici"), "text" },
                { file, "files", name },
            },
        };
        var answer = await person.SendAsync(request);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split('#')[0];
    }

    [GeneratedRegex("```\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex("/messages/files/[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex FilePath();
}
