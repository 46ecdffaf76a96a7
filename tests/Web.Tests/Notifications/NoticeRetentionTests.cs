using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications;
using Visavis.Web.Notifications.Push;

namespace Visavis.Web.Tests.Notifications;

/// <summary>Lines of the bell go after ninety days, receipts of mails and pushes after thirty; what still has to go out stays, however old it is.</summary>
public sealed class NoticeRetentionTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_was_told_is_forgotten_after_its_time_and_what_waits_is_not(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var now = DateTimeOffset.UtcNow;
        var anne = (await app.AddAccountAsync("Anne Martin")).Id;
        var device = new PushDevice
        {
            Id = Guid.NewGuid(),
            AccountId = anne,
            Endpoint = "https://fcm.googleapis.com/x",
            PublicKey = "k",
            AuthSecret = "s",
            CreatedAt = now,
        };
        await app.WithDataAsync(db =>
        {
            db.Add(device);
            db.AddRange(
                NoticeOf("told", days: 91, n => n.DeliveredAt = n.DueAt),
                NoticeOf("dropped", days: 91, n => n.DroppedAt = n.DueAt),
                NoticeOf("young", days: 89, n => n.DeliveredAt = n.DueAt),
                NoticeOf("planned", days: -1, n => n.CreatedAt = now.AddDays(-400)),
                MailOf("sent", days: 31, MailState.Sent),
                MailOf("failed", days: 31, MailState.Failed),
                MailOf("young", days: 29, MailState.Sent),
                MailOf("queued", days: 31, MailState.Queued),
                MailOf("replaced", days: 31, MailState.Queued, m => m.ReplacedAt = now),
                PushOf("sent", days: 31, PushState.Sent),
                PushOf("failed", days: 31, PushState.Failed),
                PushOf("young", days: 29, PushState.Sent),
                PushOf("queued", days: 31, PushState.Queued),
                PushOf("replaced", days: 31, PushState.Queued, p => p.ReplacedAt = now)
            );
            return db.SaveChangesAsync(Token);
        });

        await app.Services.GetServices<IHostedService>().OfType<NoticeWorker>().Single().SweepAsync(Token);
        await app.Services.GetRequiredService<QueuedMails>().RemoveOldReceiptsAsync(Token);
        await app.Services.GetRequiredService<QueuedPushes>().RemoveOldAsync(Token);

        await app.WithDataAsync(async db =>
        {
            Assert.Equal(
                ["planned", "young"],
                await db.Set<Notice>().OrderBy(n => n.SubjectKey).Select(n => n.SubjectKey).ToListAsync(Token)
            );
            Assert.Equal(["queued", "young"], await db.Mails.OrderBy(m => m.SubjectKey).Select(m => m.SubjectKey).ToListAsync(Token));
            Assert.Equal(
                ["queued", "young"],
                await db.Set<QueuedPush>().OrderBy(p => p.SubjectKey).Select(p => p.SubjectKey).ToListAsync(Token)
            );
            return 0;
        });

        Notice NoticeOf(string key, int days, Action<Notice> change)
        {
            var notice = new Notice
            {
                Id = Guid.NewGuid(),
                AccountId = anne,
                Kind = "message",
                SubjectKey = key,
                CreatedAt = now.AddDays(-days),
                DueAt = now.AddDays(-days),
            };
            change(notice);
            return notice;
        }

        QueuedMail MailOf(string key, int days, MailState state, Action<QueuedMail>? change = null)
        {
            var mail = new QueuedMail
            {
                Id = Guid.NewGuid(),
                AccountId = anne,
                Recipient = "anne@example.org",
                Kind = "message",
                SubjectKey = key,
                State = state,
                CreatedAt = now.AddDays(-days),
                DueAt = now.AddDays(1),
                NextAttemptAt = now.AddDays(1),
                Version = Guid.NewGuid(),
            };
            change?.Invoke(mail);
            return mail;
        }

        QueuedPush PushOf(string key, int days, PushState state, Action<QueuedPush>? change = null)
        {
            var push = new QueuedPush
            {
                Id = Guid.NewGuid(),
                AccountId = anne,
                DeviceId = device.Id,
                Kind = "message",
                SubjectKey = key,
                State = state,
                CreatedAt = now.AddDays(-days),
                DueAt = now.AddDays(1),
                ExpiresAt = now.AddDays(2),
                NextAttemptAt = now.AddDays(1),
                Version = Guid.NewGuid(),
            };
            change?.Invoke(push);
            return push;
        }
    }
}
