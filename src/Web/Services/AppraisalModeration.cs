using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Moderation;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Services;

/// <summary>An appraisal that waits for a moderator.</summary>
public sealed record FlaggedAppraisal(Appraisal Appraisal, Booking Booking, string Professional);

/// <summary>Appraisals that professionals object to; decided by a person, never about oneself or one's own organisation.</summary>
public sealed class AppraisalModeration(VisavisDbContext db, AppraisalDesk desk, StaffParties parties, TimeProvider time)
{
    private const int Most = 100;

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<FlaggedAppraisal>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from appraisal in db.Set<Appraisal>().AsNoTracking()
            where appraisal.FlaggedAt != null
            join booking in db.Set<Booking>().AsNoTracking() on appraisal.BookingId equals booking.Id
            join professional in db.Users on appraisal.ProfessionalId equals professional.Id
            orderby appraisal.FlaggedAt
            select new
            {
                appraisal,
                booking,
                professional.DisplayName,
            }
        )
            .Take(Most)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new FlaggedAppraisal(row.appraisal, row.booking, row.DisplayName))];
    }

    /// <param name="refusal">Null keeps it.</param>
    /// <param name="seen">Version that was read: words that its author changed meanwhile are not decided about.</param>
    public async Task<bool> DecideAsync(Guid staffId, Guid id, string? refusal, int? seen, CancellationToken cancellationToken)
    {
        var about = await db.Set<Appraisal>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (about is null || (seen is { } version && version != about.Version))
        {
            return false;
        }

        foreach (var side in new[] { about.ProfessionalId, about.ClientId })
        {
            if (await parties.ConflictAsync(db, staffId, side, cancellationToken) is Conflict.Oneself or Conflict.OwnOrganisation)
            {
                return false;
            }
        }

        db.AuditEntries.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                ActorId = staffId,
                SubjectId = about.ProfessionalId,
                ObjectId = id,
                Action = refusal is null ? "appraisal-kept" : "appraisal-refused",
            }
        );
        return await desk.DecideAsync(id, refusal, cancellationToken);
    }
}
