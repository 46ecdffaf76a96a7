using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Standing;

/// <summary>
/// While a measure hides a profile, its owner's wish to show it is noted for afterwards and not carried out, and what was withheld stays in the
/// bin, whichever page asks.
/// </summary>
internal sealed class HiddenGuard(TimeProvider time) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is VisavisDbContext db)
        {
            await GuardAsync(db, cancellationToken);
        }

        return result;
    }

    private async Task GuardAsync(VisavisDbContext db, CancellationToken cancellationToken)
    {
        var profiles = db
            .ChangeTracker.Entries<Professional>()
            .Where(e => e.State == EntityState.Added || (e.State == EntityState.Modified && e.Property(p => p.IsHidden).IsModified))
            .ToList();
        var photos = db.ChangeTracker.Entries<Photo>().Where(e => IsTakenBack(e, nameof(Photo.DeletedAt))).ToList();
        var documents = db.ChangeTracker.Entries<ProfileDocument>().Where(e => IsTakenBack(e, nameof(ProfileDocument.DeletedAt))).ToList();
        if (profiles.Count + photos.Count + documents.Count == 0)
        {
            return;
        }

        // Few people are limited: one look, however many rows are written.
        var now = time.GetUtcNow();
        var open = await db.Set<Measure>()
            .Where(m => m.EndedAt == null && m.Kind != MeasureKind.NoNewContact)
            .ToListAsync(cancellationToken);
        var standing = open.Where(m => m.StandsAt(now)).ToLookup(m => m.AccountId);
        foreach (var profile in profiles.Select(e => e.Entity))
        {
            var hiding = standing[profile.Id].Where(m => m.Kind != MeasureKind.ContentRemoved).ToList();
            if (hiding.Count > 0)
            {
                var wish = profile.IsHidden;
                hiding.ForEach(measure => measure.OwnerHides = wish);
                profile.IsHidden = true;
            }
        }

        foreach (var photo in photos.Where(e => standing[e.Entity.ProfessionalId].Any(m => m.RemovedContent is not null)))
        {
            photo.Entity.DeletedAt = RemovableContent.Withheld;
        }

        foreach (var document in documents.Where(e => standing[e.Entity.ProfessionalId].Any(m => m.RemovedContent is not null)))
        {
            document.Entity.DeletedAt = RemovableContent.Withheld;
        }
    }

    private static bool IsTakenBack(EntityEntry entry, string property) =>
        entry.State == EntityState.Modified
        && entry.Property(property) is { CurrentValue: null, OriginalValue: DateTimeOffset before }
        && before == RemovableContent.Withheld;
}
