using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Storage;
using Visavis.Web.Moderation;

namespace Visavis.Web.Trust.Reports;

/// <summary>Evidence is erased by two persons: one asks, another does.</summary>
public sealed class EvidenceErasure(VisavisDbContext db, IBlobStore store, TimeProvider time)
{
    public async Task<EvidenceErasureStep> EraseAsync(Guid reportId, Guid staffId, CancellationToken cancellationToken)
    {
        var report = await db.Set<Report>().Include(r => r.Evidence).SingleAsync(r => r.Id == reportId, cancellationToken);
        if (report.EvidenceErasedAt is not null)
        {
            return EvidenceErasureStep.ErasedBefore;
        }

        if (report.ErasureAskedById == staffId)
        {
            return EvidenceErasureStep.SamePerson;
        }

        var isSecond = report.ErasureAskedById is not null;
        var keys = report.Evidence.Select(e => e.StorageKey).OfType<string>().ToList();
        if (isSecond)
        {
            report.EvidenceErasedAt = time.GetUtcNow();
            db.RemoveRange(report.Evidence);
        }
        else
        {
            report.ErasureAskedById = staffId;
        }

        report.Version = Guid.NewGuid();
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                ActorId = staffId,
                SubjectId = report.Id,
                Action = isSecond ? "evidence-erased" : "evidence-erasure-asked",
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        if (!isSecond)
        {
            return EvidenceErasureStep.Asked;
        }

        foreach (var key in keys)
        {
            try
            {
                await store.DeleteAsync(key, cancellationToken);
            }
            catch (StorageUnavailableException)
            {
                // No row leads to it any more: the sweeper takes it.
            }
        }

        return EvidenceErasureStep.Erased;
    }
}

public enum EvidenceErasureStep
{
    Asked,
    SamePerson,
    Erased,
    ErasedBefore,
}
