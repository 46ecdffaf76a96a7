using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Moderation;

namespace Visavis.Web.Trust.Reports;

/// <summary>Writes down what authorities were told or ordered about a case. Nothing of it is ever changed.</summary>
public sealed class AuthorityBook(VisavisDbContext db, TimeProvider time)
{
    public async Task AddAsync(
        Guid reportId,
        Guid staffId,
        AuthorityAct act,
        string whom,
        string what,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        db.Add(
            new AuthorityRecord
            {
                Id = Guid.NewGuid(),
                ReportId = reportId,
                Act = act,
                Whom = whom,
                What = what,
                Day = day,
                ById = staffId,
                At = now,
            }
        );
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = now,
                ActorId = staffId,
                SubjectId = reportId,
                Action = act == AuthorityAct.HandedOver ? "handed-to-authorities" : "ordered-by-authorities",
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<(AuthorityRecord Record, string By)>> OfAsync(Guid reportId, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Set<AuthorityRecord>()
                    .AsNoTracking()
                    .Where(r => r.ReportId == reportId)
                    .OrderBy(r => r.At)
                    .Select(r => new { Record = r, By = db.Users.Where(a => a.Id == r.ById).Select(a => a.DisplayName).FirstOrDefault() })
                    .ToListAsync(cancellationToken)
            ).Select(r => (r.Record, string.IsNullOrEmpty(r.By) ? "–" : r.By)),
        ];
}
