using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Notifications;

public sealed class NotifierTests
{
    private const string Address = "anne@exemple.fr";
    private static readonly NotificationKind News = new("test-news", "Nouvelle", typeof(NotificationTexts), NotificationGroup.Account);
    private static readonly NotificationKind Alarm = News with { Id = "test-alarm", MayBeStopped = false, IgnoresQuietHours = true };
    private static readonly NotificationKind Reminder = News with { Id = "test-reminder" };

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Fact]
    public async Task A_notice_goes_out_with_its_cause_or_not_at_all()
    {
        await using var app = Host();
        var anne = await app.AddAccountAsync("Anne Martin", WithAddress);
        var notifier = app.Services.GetRequiredService<Notifier>();

        await app.WithDataAsync(async db =>
        {
            await notifier.AddAsync(db, Of(News, anne, "test:1"), TestContext.Current.CancellationToken);
            return 0;
        });
        Assert.Empty(await MailsAsync(app));

        await AddAsync(app, Of(News, anne, "test:1"));
        var notice = await app.WithDataAsync(db => db.Set<Notice>().SingleAsync());
        Assert.True(notice is { OnPage: true, ReadAt: null, Title: "Titre fr", Path: "/somewhere" });
        Assert.Equal("test:1", Assert.Single(await MailsAsync(app)).SubjectKey);
    }

    [Fact]
    public async Task What_is_unsent_of_the_same_kind_and_subject_is_replaced_and_one_mail_arrives()
    {
        var clock = new ShiftedTimeProvider();
        await using var sink = SmtpSink.Start();
        sink.AnswerToRecipient = "451 later";
        await using var app = Host(sink, clock);
        app.StartOnPort();
        var anne = await app.AddAccountAsync("Anne Martin", WithAddress);

        await AddAsync(app, Of(News, anne, "booking:1", "Ancienne heure"));
        await Eventually.IsTrueAsync(async () => (await MailsAsync(app))[0] is { Attempts: 1, LeasedUntil: null });
        sink.AnswerToRecipient = null;
        await AddAsync(app, Of(News, anne, "booking:1", "Nouvelle heure"));
        await sink.MailToAsync(Address);
        clock.Advance(TimeSpan.FromHours(2));
        await Eventually.IsTrueAsync(async () => (await MailsAsync(app)).TrueForAll(mail => mail.State != MailState.Queued));

        Assert.Equal("Nouvelle heure", Assert.Single(sink.Mails).Read().Subject);
        var receipts = await ReceiptsAsync(app, "booking:1");
        Assert.Equal([ReceiptState.Sent, ReceiptState.Replaced], receipts.Select(r => r.State).Order());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_planned_notice_is_read_again_when_due_moved_by_dropping_and_delivered_once_by_two_nodes(DatabaseProvider provider)
    {
        var clock = new ShiftedTimeProvider();
        using var database = await TestDatabase.CreateAsync(provider);
        await using var one = AppHost.On(database, null, clock, Kinds);
        await using var two = AppHost.On(database, null, clock, Kinds);
        var anne = await one.AddAccountAsync("Anne Martin", WithAddress);
        var at = clock.GetUtcNow().AddHours(1);

        await AddAsync(one, Plan(anne, "holds:1", at));
        await AddAsync(one, Plan(anne, "gone:1", at));
        await AddAsync(one, Plan(anne, "moved:1", at));
        await one.WithDataAsync(async db =>
        {
            await one.Services.GetRequiredService<Notifier>().DropAsync(db, "moved:1", default);
            await one.Services.GetRequiredService<Notifier>().AddAsync(db, Plan(anne, "moved:1", at.AddHours(5)), default);
            return await db.SaveChangesAsync();
        });
        await DeliverAsync(one, two);
        Assert.Empty(await MailsAsync(one));

        clock.Advance(TimeSpan.FromHours(1.1));
        await DeliverAsync(one, two);

        Assert.Equal("holds:1", Assert.Single(await MailsAsync(one)).SubjectKey);
        Assert.Equal(ReceiptState.Replaced, Assert.Single(await ReceiptsAsync(one, "gone:1")).State);
        var bell = await one.WithDataAsync(db => db.Set<Notice>().Where(n => n.OnPage).Select(n => n.Title).ToListAsync());
        Assert.Equal(["Rappel en"], bell);

        clock.Advance(TimeSpan.FromHours(5));
        await DeliverAsync(one, two);
        Assert.Equal(2, (await MailsAsync(one)).Count);
    }

    [Fact]
    public async Task Quiet_hours_hold_mails_back_but_neither_the_bell_nor_an_alarm()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 22, 30, 0, TimeSpan.Zero));
        await using var app = Host(clock: clock);
        var anne = await app.AddAccountAsync("Anne Martin", WithAddress);
        await app.WithDataAsync(db =>
        {
            db.Add(
                new QuietHours
                {
                    AccountId = anne.Id,
                    FromMinute = 22 * 60,
                    UntilMinute = 7 * 60,
                }
            );
            return db.SaveChangesAsync();
        });

        await AddAsync(app, Of(News, anne, "test:1"));
        await AddAsync(app, Of(Alarm, anne, "test:2"));

        var mails = await MailsAsync(app);
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 6, 0, 0, TimeSpan.Zero), mails.Find(m => m.Kind == News.Id)!.NextAttemptAt);
        Assert.Equal(clock.GetUtcNow(), mails.Find(m => m.Kind == Alarm.Id)!.DueAt);
        Assert.Equal(2, await app.WithDataAsync(db => db.Set<Notice>().CountAsync(n => n.OnPage)));
    }

    [Fact]
    public async Task Preferences_choose_the_channels_and_what_protects_is_told_all_the_same()
    {
        await using var app = Host();
        var anne = await app.AddAccountAsync("Anne Martin", WithAddress);
        await app.WithDataAsync(db =>
        {
            db.Add(new NotificationPreference { AccountId = anne.Id, Kind = News.Id });
            db.Add(new NotificationPreference { AccountId = anne.Id, Kind = Alarm.Id });
            return db.SaveChangesAsync();
        });

        await AddAsync(app, Of(News, anne, "test:1"));
        await AddAsync(app, Of(Alarm, anne, "test:2"));
        await AddAsync(
            app,
            new Notification
            {
                Kind = News.Id,
                Guest = new GuestReader("guest@exemple.fr", "en", "Europe/Paris"),
                SubjectKey = "test:3",
                Write = reader => new NotificationContent("For a guest", [reader.TimeZone], "Open", "/guest?token=secret"),
            }
        );

        var mails = await MailsAsync(app);
        Assert.Equal([Address, "guest@exemple.fr"], mails.ConvertAll(mail => mail.Recipient).Order(StringComparer.Ordinal));
        Assert.Null((await app.WithDataAsync(db => db.Set<Notice>().SingleAsync(n => n.AccountId == null))).Path);
    }

    private static Notification Of(NotificationKind kind, Account to, string subject, string? title = null) =>
        new()
        {
            Kind = kind.Id,
            AccountId = to.Id,
            SubjectKey = subject,
            Write = reader => new NotificationContent(title ?? $"Titre {reader.Language}", ["Des mots."], "Ouvrir", "/somewhere"),
        };

    private static Notification Plan(Account to, string subject, DateTimeOffset at) =>
        new()
        {
            Kind = Reminder.Id,
            AccountId = to.Id,
            SubjectKey = subject,
            SendAt = at,
        };

    private static async Task DeliverAsync(params AppHost[] nodes) =>
        await Task.WhenAll(nodes.Select(node => node.Services.GetRequiredService<PlannedNotices>().DeliverDueAsync(default)));

    private static AppHost Host(SmtpSink? sink = null, TimeProvider? clock = null) =>
        AppHost.OnSqlite(
            "Development",
            sink is null ? null : new Dictionary<string, string>(sink.Settings) { ["Mail:PollEvery"] = "00:00:00.1" },
            clock,
            Kinds
        );

    private static void Kinds(IServiceCollection services) =>
        services.AddNotificationKinds(News, Alarm, Reminder).AddScoped<IPlannedNotification, ReminderText>();

    private static void WithAddress(Account account) => (account.Email, account.EmailConfirmed) = (Address, true);

    private static async Task AddAsync(AppHost app, Notification notification) =>
        await app.WithDataAsync(async db =>
        {
            await app.Services.GetRequiredService<Notifier>().AddAsync(db, notification, default);
            return await db.SaveChangesAsync();
        });

    private static Task<List<QueuedMail>> MailsAsync(AppHost app) =>
        app.WithDataAsync(db => db.Mails.AsNoTracking().OrderBy(m => m.CreatedAt).ToListAsync());

    private static Task<IReadOnlyList<NotificationReceipt>> ReceiptsAsync(AppHost app, string subject) =>
        app.WithDataAsync(db => new NotificationReceipts(db).OfAsync(subject, default));

    private sealed class ReminderText : IPlannedNotification
    {
        public string Kind => Reminder.Id;

        public Task<NotificationContent?> ReadAsync(
            VisavisDbContext db,
            NotificationReader reader,
            string subjectKey,
            DateTimeOffset dueAt,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                subjectKey.StartsWith("gone:", StringComparison.Ordinal)
                    ? null
                    : new NotificationContent("Rappel en", [], "Ouvrir", "/somewhere")
            );
    }
}
