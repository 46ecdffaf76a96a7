using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Tests.Mail;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MailDeliveryTests
{
    private const string Reader = "nina@exemple.fr";

    private static readonly MailContent Greeting = new(
        "greeting",
        "Bonjour à vous",
        ["Un premier paragraphe.", "<b>Écrit</b> par quelqu’un."],
        new MailAction("Ouvrir", "https://visavis.example/page?a=1&b=2"),
        "fr"
    );

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_nodes_send_each_mail_once_and_keep_only_the_receipt(DatabaseProvider provider)
    {
        const int count = 25;
        await using var sink = SmtpSink.Start();
        using var database = await TestDatabase.CreateAsync(provider);
        var settings = new Dictionary<string, string>(sink.Settings) { ["Mail:PollEvery"] = "00:00:00.1" };
        await using var one = AppHost.On(database, settings);
        one.StartOnPort();
        await using var two = AppHost.On(database, settings);
        two.StartOnPort();

        var ids = new List<Guid>();
        for (var number = 0; number < count; number++)
        {
            ids.Add(await QueueAsync(number % 2 == 0 ? one : two));
        }

        await Eventually.IsTrueAsync(async () => (await ReadAsync(one)).TrueForAll(mail => mail.State == MailState.Sent));
        Assert.Equal(ids.Count, sink.Mails.Count);
        Assert.Equal(
            ids.Select(id => $"<{id:N}@visavis.example>").Order(StringComparer.Ordinal),
            sink.Mails.Select(mail => mail.Read().Headers["Message-ID"]).Order(StringComparer.Ordinal)
        );
        Assert.All(await ReadAsync(one), mail => Assert.True(mail is { ProtectedContent: null, SentAt: not null, Attempts: 1 }));
    }

    [Fact]
    public async Task A_mail_has_a_text_and_an_HTML_part_and_what_people_wrote_stays_text()
    {
        await using var sink = SmtpSink.Start();
        await using var app = AppHost.OnSqlite(sink.Settings);
        app.StartOnPort();

        await QueueAsync(
            app,
            Greeting with
            {
                Subject = "Appel de Éve\r\nBcc: all@exemple.fr",
                UnsubscribeUrl = "https://visavis.example/stop?t=1",
            }
        );

        var mail = await sink.MailToAsync(Reader);
        Assert.Equal("Appel de Éve Bcc: all@exemple.fr", mail.Subject);
        Assert.DoesNotContain("Bcc", mail.Headers.Keys);
        Assert.Contains("Visavis", mail.Headers["From"], StringComparison.Ordinal);
        Assert.Contains("<b>Écrit</b> par quelqu’un.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.Equal("https://visavis.example/page?a=1&b=2", mail.Links[0]);
        Assert.Equal("<https://visavis.example/stop?t=1>", mail.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Equal("fr", mail.Headers["Content-Language"]);
    }

    [Fact]
    public async Task A_server_that_is_away_gets_the_mail_later_with_growing_delays()
    {
        var clock = new ShiftedTimeProvider();
        await using var sink = SmtpSink.Start();
        sink.AnswerToRecipient = "451 come back later";
        await using var app = OnClock(sink, clock);
        app.StartOnPort();

        await QueueAsync(app);
        await AttemptsAreAsync(1);
        var first = (await ReadAsync(app))[0];
        clock.Advance(TimeSpan.FromMinutes(1.5));
        await AttemptsAreAsync(2);
        var second = (await ReadAsync(app))[0];
        sink.AnswerToRecipient = null;
        clock.Advance(TimeSpan.FromMinutes(6));

        await Eventually.IsTrueAsync(async () => (await ReadAsync(app))[0].State == MailState.Sent);
        Assert.Equal("smtp-451", first.LastError);
        Assert.True(second.NextAttemptAt - second.CreatedAt > (first.NextAttemptAt - first.CreatedAt) * 2);
        Assert.Single(sink.Mails);
        Assert.Null((await ReadAsync(app))[0].LastError);

        Task AttemptsAreAsync(int count) =>
            Eventually.IsTrueAsync(async () => (await ReadAsync(app))[0] is { LeasedUntil: null } mail && mail.Attempts == count);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_given_up_at_once_and_a_silent_server_after_a_day()
    {
        var clock = new ShiftedTimeProvider();
        await using var sink = SmtpSink.Start();
        sink.AnswerToRecipient = "550 nobody here, secret details";
        await using var app = OnClock(sink, clock);
        app.StartOnPort();

        await QueueAsync(app);
        await Eventually.IsTrueAsync(async () => (await ReadAsync(app))[0].State == MailState.Failed);
        Assert.Equal("smtp-550", (await ReadAsync(app))[0].LastError);
        Assert.Null((await ReadAsync(app))[0].ProtectedContent);

        sink.AnswerToRecipient = "451 come back later";
        await QueueAsync(app);
        await Eventually.IsTrueAsync(async () => (await ReadAsync(app)).Exists(mail => mail.LastError == "smtp-451"));
        clock.Advance(TimeSpan.FromHours(25));
        await Eventually.IsTrueAsync(async () => (await ReadAsync(app)).TrueForAll(mail => mail.State == MailState.Failed));
    }

    [Fact]
    public async Task Without_a_server_mails_are_files_that_Development_shows()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());

        await QueueAsync(app);
        await Eventually.IsTrueAsync(async () => (await ReadAsync(app))[0].State == MailState.Sent);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(app.DataFolder, "mail"), "*.eml"));
        var source = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("Bonjour à vous", ReadableMail.Parse(source).Subject);
        var page = await (await person.GetAsync("/development/mail")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(
            "https://visavis.example/page?a=1&amp;b=2</a>",
            page[page.IndexOf("mail-text", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Outside_Development_the_mailbox_does_not_exist()
    {
        await using var app = AppHost.OnSqlite("Production");
        using var person = new PersonClient(app.StartOnPort());

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await person.GetAsync("/development/mail")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await person.GetAsync("/Development/Mail")).StatusCode);
    }

    private static AppHost OnClock(SmtpSink sink, TimeProvider clock) =>
        AppHost.OnSqlite(
            "Development",
            new Dictionary<string, string>(sink.Settings) { ["Mail:PollEvery"] = "00:00:00.1" },
            services: services => services.AddSingleton(clock)
        );

    private static async Task<Guid> QueueAsync(AppHost app, MailContent? content = null)
    {
        var writer = app.Services.GetRequiredService<MailWriter>();
        return await app.WithDataAsync(async db =>
        {
            var mail = writer.Add(db, accountId: null, Reader, content ?? Greeting);
            await db.SaveChangesAsync();
            return mail.Id;
        });
    }

    private static Task<List<QueuedMail>> ReadAsync(AppHost app) => app.WithDataAsync(db => db.Mails.AsNoTracking().ToListAsync());
}
