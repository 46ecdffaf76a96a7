using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Mail;

/// <summary>The rows of mails to send. Every change is one statement that names the version it saw: two nodes never hold the same mail.</summary>
public sealed class QueuedMails(IDbContextFactory<VisavisDbContext> contexts, TimeProvider clock)
{
    private const int BatchSize = 20;

    /// <summary>Longer than any attempt may take; after it another node takes the mail of one that died.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeepReceipts = TimeSpan.FromDays(30);

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(4),
    ];

    public async Task<IReadOnlyList<QueuedMail>> TakeDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db
            .Mails.AsNoTracking()
            .Where(m =>
                m.State == MailState.Queued
                && m.ReplacedAt == null
                && m.NextAttemptAt <= now
                && (m.LeasedUntil == null || m.LeasedUntil <= now)
            )
            .OrderBy(m => m.NextAttemptAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        var taken = new List<QueuedMail>(due.Count);
        foreach (var mail in due)
        {
            if (await TakeAsync(db, mail, now, cancellationToken))
            {
                taken.Add(mail);
            }
        }

        return taken;
    }

    /// <summary>The words go with the sending; only the receipt stays.</summary>
    public Task SentAsync(QueuedMail mail, CancellationToken cancellationToken) =>
        EndAsync(mail, MailState.Sent, clock.GetUtcNow(), error: null, cancellationToken);

    /// <returns>When it is tried again, or null when it never is.</returns>
    public async Task<DateTimeOffset?> NotSentAsync(QueuedMail mail, string kind, bool isFinal, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // A little earlier or later, so that what failed together does not come back together.
        var delay = Delays[Math.Clamp(mail.Attempts - 1, 0, Delays.Length - 1)];
        var next = now + (delay * (0.9 + (Random.Shared.NextDouble() * 0.2)));
        if (isFinal || next > mail.DueAt + GiveUpAfter)
        {
            await EndAsync(mail, MailState.Failed, sentAt: null, kind, cancellationToken);
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db
            .Mails.Where(m => m.Id == mail.Id && m.Version == mail.Version)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(m => m.NextAttemptAt, next)
                        .SetProperty(m => m.LastError, kind)
                        .SetProperty(m => m.Version, Guid.NewGuid()),
                cancellationToken
            );
        return next;
    }

    public async Task<int> RemoveOldReceiptsAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - KeepReceipts;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db
            .Mails.Where(m =>
                m.State == MailState.Queued && m.ReplacedAt != null && (m.LeasedUntil == null || m.LeasedUntil <= clock.GetUtcNow())
            )
            .ExecuteUpdateAsync(
                row => row.SetProperty(m => m.State, MailState.Replaced).SetProperty(m => m.ProtectedContent, (string?)null),
                cancellationToken
            );
        return await db.Mails.Where(m => m.State != MailState.Queued && m.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<bool> TakeAsync(VisavisDbContext db, QueuedMail mail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var version = Guid.NewGuid();
        var changed = await db
            .Mails.Where(m => m.Id == mail.Id && m.Version == mail.Version && m.State == MailState.Queued && m.ReplacedAt == null)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(m => m.LeasedUntil, now + Lease)
                        .SetProperty(m => m.Attempts, m => m.Attempts + 1)
                        .SetProperty(m => m.Version, version),
                cancellationToken
            );
        mail.Version = version;
        mail.Attempts++;
        return changed == 1;
    }

    private async Task EndAsync(
        QueuedMail mail,
        MailState state,
        DateTimeOffset? sentAt,
        string? error,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db
            .Mails.Where(m => m.Id == mail.Id && m.Version == mail.Version)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(m => m.State, state)
                        .SetProperty(m => m.SentAt, sentAt)
                        .SetProperty(m => m.LastError, error)
                        .SetProperty(m => m.ProtectedContent, (string?)null)
                        .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(m => m.Version, Guid.NewGuid()),
                cancellationToken
            );
    }
}
