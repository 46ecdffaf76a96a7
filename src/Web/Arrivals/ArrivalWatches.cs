using Microsoft.EntityFrameworkCore;
using Visavis.Web.Blocking;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Arrivals;

/// <summary>Who wants to hear of whose arrival.</summary>
public sealed class ArrivalWatches(VisavisDbContext db, TimeProvider time)
{
    /// <summary>People one may wait for at once.</summary>
    public const int Most = 20;

    /// <summary>After so long nobody remembers having asked.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public Task<bool> IsAskedAsync(Guid accountId, Guid professionalId, CancellationToken cancellationToken) =>
        Asked(accountId).AnyAsync(w => w.ProfessionalId == professionalId, cancellationToken);

    /// <summary>Those one waits for, the latest first.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(Guid accountId, CancellationToken cancellationToken) =>
        await Asked(accountId).OrderByDescending(w => w.CreatedAt).Select(w => w.ProfessionalId).ToListAsync(cancellationToken);

    /// <summary>Asking again begins the time anew. False: too many already.</summary>
    public async Task<bool> AskAsync(Guid accountId, Guid professionalId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = await db.Set<ArrivalWatch>().FindAsync([accountId, professionalId], cancellationToken);
        if (row is not null)
        {
            row.CreatedAt = now;
        }
        else if (await Asked(accountId).CountAsync(cancellationToken) >= Most)
        {
            return false;
        }
        else
        {
            db.Add(
                new ArrivalWatch
                {
                    AccountId = accountId,
                    ProfessionalId = professionalId,
                    CreatedAt = now,
                }
            );
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Pressed twice at once: the other one wrote it.
            db.ChangeTracker.Clear();
        }

        return true;
    }

    public Task StopAsync(Guid accountId, Guid professionalId, CancellationToken cancellationToken) =>
        db.Set<ArrivalWatch>()
            .Where(w => w.AccountId == accountId && w.ProfessionalId == professionalId)
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>Listed, and neither of the two wants nothing of the other.</summary>
    public async Task<bool> MayAskAsync(Guid accountId, Guid professionalId, CancellationToken cancellationToken) =>
        accountId != professionalId
        && await db.Professionals.AnyAsync(p => p.Id == professionalId && !p.IsHidden, cancellationToken)
        && !await Blocks.StandsBetweenAsync(db, accountId, professionalId, cancellationToken);

    private IQueryable<ArrivalWatch> Asked(Guid accountId)
    {
        var oldest = time.GetUtcNow() - Lasts;
        return db.Set<ArrivalWatch>().AsNoTracking().Where(w => w.AccountId == accountId && w.CreatedAt >= oldest);
    }
}
