using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications;

/// <summary>The lines that the bell shows a person.</summary>
public sealed class Bell(VisavisDbContext db, TimeProvider time)
{
    public const int PageSize = 30;

    public static Task<int> CountAsync(VisavisDbContext db, Guid accountId, CancellationToken cancellationToken) =>
        db.Set<Notice>().CountAsync(n => n.AccountId == accountId && n.OnPage && n.ReadAt == null, cancellationToken);

    public async Task<IReadOnlyList<Notice>> ListAsync(Guid accountId, int skip, CancellationToken cancellationToken) =>
        await db.Set<Notice>()
            .AsNoTracking()
            .Where(n => n.AccountId == accountId && n.OnPage && n.DeliveredAt != null)
            .OrderByDescending(n => n.DeliveredAt)
            .ThenByDescending(n => n.Id)
            .Skip(skip)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);

    /// <summary>Marks one line as read.</summary>
    /// <returns>Where it leads; null when it is not this person's.</returns>
    public async Task<string?> OpenAsync(Guid accountId, Guid id, CancellationToken cancellationToken)
    {
        if (
            await db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == id && n.AccountId == accountId && n.OnPage, cancellationToken)
            is not { } notice
        )
        {
            return null;
        }

        notice.ReadAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return notice.Path;
    }

    public async Task ReadAllAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var notices = await db.Set<Notice>()
            .Where(n => n.AccountId == accountId && n.OnPage && n.ReadAt == null)
            .ToListAsync(cancellationToken);
        notices.ForEach(notice => notice.ReadAt = time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
