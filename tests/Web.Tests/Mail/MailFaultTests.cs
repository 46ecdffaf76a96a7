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

/// <summary>Mail servers that fail in the middle: nothing is lost, and nothing is seen twice.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MailFaultTests
{
    private const string Reader = "nina@exemple.fr";

    [Theory]
    [InlineData(SmtpFault.CutInData, "smtp-unreachable", 1)]
    [InlineData(SmtpFault.TooBusy, "smtp-452", 1)]
    [InlineData(SmtpFault.TakeAndCut, "smtp-unreachable", 2)]
    [InlineData(SmtpFault.Stall, "smtp-timeout", 1)]
    [InlineData(SmtpFault.TakeAndStall, "smtp-timeout", 2)]
    public async Task A_mail_that_broke_off_arrives_later_under_the_same_number(SmtpFault fault, string error, int copies)
    {
        var clock = new ShiftedTimeProvider();
        await using var sink = FaultySmtpSink.Start();
        sink.Faults.Enqueue(fault);
        await using var app = AppHost.OnSqlite(
            new Dictionary<string, string>(sink.Settings) { ["Mail:PollEvery"] = "00:00:00.1", ["Mail:Smtp:Timeout"] = "00:00:01" },
            clock
        );
        app.StartOnPort();

        var id = await QueueAsync(app, Reader);
        await Eventually.IsTrueAsync(async () => (await ReadAsync(app, id)) is { LeasedUntil: null, Attempts: 1 });
        var failed = await ReadAsync(app, id);
        Assert.Equal((MailState.Queued, error), (failed.State, failed.LastError));
        clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.IsTrueAsync(async () => (await ReadAsync(app, id)).State == MailState.Sent);

        Assert.Equal(copies, sink.Mails.Count);
        // Mail programs show two copies of one number once.
        Assert.Equal([$"<{id:N}@visavis.example>"], sink.Mails.Select(mail => mail.Read().Headers["Message-ID"]).Distinct());
    }

    [Fact]
    public async Task A_server_that_is_down_gets_everything_when_it_is_back_once()
    {
        var clock = new ShiftedTimeProvider();
        IReadOnlyDictionary<string, string> settings;
        int port;
        await using (var former = FaultySmtpSink.Start())
        {
            (settings, port) = (former.Settings, former.Port);
        }

        await using var app = AppHost.OnSqlite(new Dictionary<string, string>(settings) { ["Mail:PollEvery"] = "00:00:00.1" }, clock);
        app.StartOnPort();
        var id = await QueueAsync(app, Reader);
        await Eventually.IsTrueAsync(async () => (await ReadAsync(app, id)) is { LeasedUntil: null, Attempts: 1 });
        Assert.Equal((MailState.Queued, "smtp-unreachable"), ((await ReadAsync(app, id)).State, (await ReadAsync(app, id)).LastError));

        await using var sink = FaultySmtpSink.Start(port);
        clock.Advance(TimeSpan.FromMinutes(2));

        await Eventually.IsTrueAsync(async () => (await ReadAsync(app, id)).State == MailState.Sent);
        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task A_server_that_stalls_over_one_mail_delays_no_other()
    {
        await using var sink = FaultySmtpSink.Start();
        sink.Faults.Enqueue(SmtpFault.Stall);
        await using var app = AppHost.OnSqlite(new Dictionary<string, string>(sink.Settings) { ["Mail:PollEvery"] = "00:00:00.1" });
        app.StartOnPort();

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<VisavisDbContext>>().CreateDbContextAsync();
        var writer = app.Services.GetRequiredService<MailWriter>();
        foreach (var name in (string[])["one", "two", "three"])
        {
            writer.Add(db, null, $"{name}@exemple.fr", Greeting);
        }

        await db.SaveChangesAsync();

        await Eventually.IsTrueAsync(() => sink.Mails.Count == 2);
        await Eventually.IsTrueAsync(async () => await db.Mails.CountAsync(mail => mail.State == MailState.Queued) == 1);
    }

    [Fact]
    public async Task What_a_node_was_sending_when_it_died_another_sends_under_the_same_number()
    {
        var clock = new ShiftedTimeProvider();
        await using var sink = FaultySmtpSink.Start();
        sink.Faults.Enqueue(SmtpFault.Stall);
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var settings = new Dictionary<string, string>(sink.Settings) { ["Mail:PollEvery"] = "00:00:00.1" };
        Guid id;
        await using (var dying = AppHost.On(database, settings, clock))
        {
            dying.StartOnPort();
            id = await QueueAsync(dying, Reader);
            await Eventually.IsTrueAsync(async () => (await ReadAsync(dying, id)).LeasedUntil is not null && sink.Faults.IsEmpty);
        }

        await using var next = AppHost.On(database, settings, clock);
        next.StartOnPort();
        clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal($"<{id:N}@visavis.example>", (await sink.MailToAsync(Reader)).Headers["Message-ID"]);
        await Eventually.IsTrueAsync(async () => (await ReadAsync(next, id)).State == MailState.Sent);
        Assert.Single(sink.Mails);
    }

    private static readonly MailContent Greeting = new("greeting", "Bonjour", ["Un paragraphe."], null, "fr");

    private static async Task<Guid> QueueAsync(AppHost app, string recipient)
    {
        await app.WithDataAsync(db =>
        {
            app.Services.GetRequiredService<MailWriter>().Add(db, null, recipient, Greeting);
            return db.SaveChangesAsync();
        });
        return await app.WithDataAsync(db => db.Mails.Where(mail => mail.Recipient == recipient).Select(mail => mail.Id).SingleAsync());
    }

    private static Task<QueuedMail> ReadAsync(AppHost app, Guid id) =>
        app.WithDataAsync(db => db.Mails.AsNoTracking().SingleAsync(mail => mail.Id == id));
}
