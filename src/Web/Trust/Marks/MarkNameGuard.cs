using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Trust.Marks;

/// <summary>A profile that takes another name loses what was checked for the old one, in the same transaction and whichever page does it.</summary>
internal sealed class MarkNameGuard(TimeProvider time) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is VisavisDbContext db)
        {
            var renamed = db
                .ChangeTracker.Entries<Professional>()
                .Where(e =>
                    e.State == EntityState.Modified
                    && e.Property(p => p.DisplayName) is { IsModified: true } name
                    && name.CurrentValue != name.OriginalValue
                )
                .Select(e => e.Entity.Id)
                .ToList();
            if (renamed.Count > 0)
            {
                await EndAsync(db, renamed, cancellationToken);
            }
        }

        return result;
    }

    private async Task EndAsync(VisavisDbContext db, List<Guid> renamed, CancellationToken cancellationToken)
    {
        var marks = await db.Set<VerifiedMark>()
            .Where(m => renamed.Contains(m.ProfessionalId) && (m.State == MarkState.Asked || m.State == MarkState.Granted))
            .ToListAsync(cancellationToken);
        foreach (var mark in marks)
        {
            // The file of one that waited has no row any more: the sweeper takes it.
            (mark.State, mark.EndedAt, mark.HeldNumber) = (MarkState.Renamed, time.GetUtcNow(), null);
            (mark.ProofKey, mark.ProofType, mark.Version) = (null, null, Guid.NewGuid());
        }
    }
}
