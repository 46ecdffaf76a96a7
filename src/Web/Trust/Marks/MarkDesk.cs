using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Storage;
using Visavis.Web.Moderation;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Marks;

/// <summary>Marks are asked for with a proof, decided by a person, and end with the name. Whatever is decided, the proof is erased.</summary>
public sealed class MarkDesk(VisavisDbContext db, IBlobStore store, StaffParties parties, MarkNotices notices, TimeProvider time)
{
    public const string ProofFolder = "proofs/";

    /// <summary>Asked and not decided yet, of one profile.</summary>
    public const int MostAsked = 5;

    public async Task<MarkAnswer> AskAsync(Guid professionalId, NewMark wanted, CancellationToken cancellationToken)
    {
        var name = await db
            .Professionals.Where(p => p.Id == professionalId)
            .Select(p => p.DisplayName)
            .SingleOrDefaultAsync(cancellationToken);
        if (name is null)
        {
            return MarkAnswer.Absent;
        }

        if (
            await db.Set<VerifiedMark>()
                .CountAsync(m => m.ProfessionalId == professionalId && m.State == MarkState.Asked, cancellationToken) >= MostAsked
        )
        {
            return MarkAnswer.TooMany;
        }

        if (
            wanted.Kind == MarkKind.Company
            && await db.Set<VerifiedMark>().AnyAsync(m => m.HeldNumber == wanted.CompanyNumber, cancellationToken)
        )
        {
            return MarkAnswer.Held;
        }

        db.Add(
            new VerifiedMark
            {
                Id = Guid.NewGuid(),
                ProfessionalId = professionalId,
                Kind = wanted.Kind,
                What = wanted.What,
                CompanyNumber = wanted.CompanyNumber,
                Name = name,
                ProofKey = wanted.Proof.StorageKey,
                ProofType = wanted.Proof.ContentType,
                AskedAt = time.GetUtcNow(),
                Version = Guid.NewGuid(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return MarkAnswer.Done;
    }

    /// <summary>Its holder wants it no more, decided or not.</summary>
    public async Task<bool> WithdrawAsync(Guid professionalId, Guid id, CancellationToken cancellationToken)
    {
        var mark = await db.Set<VerifiedMark>()
            .SingleOrDefaultAsync(
                m => m.Id == id && m.ProfessionalId == professionalId && (m.State == MarkState.Asked || m.State == MarkState.Granted),
                cancellationToken
            );
        return mark is not null && await SaveAsync(mark, MarkState.Withdrawn, cancellationToken) == MarkAnswer.Done;
    }

    /// <param name="isGranted">For one that stands, false takes it back.</param>
    /// <param name="answer">Why not; the person reads it.</param>
    public async Task<MarkAnswer> DecideAsync(Guid id, Guid staffId, bool isGranted, string answer, CancellationToken cancellationToken)
    {
        var mark = await db.Set<VerifiedMark>()
            .SingleOrDefaultAsync(m => m.Id == id && (m.State == MarkState.Asked || m.State == MarkState.Granted), cancellationToken);
        if (mark is null || (mark.State == MarkState.Granted && isGranted))
        {
            return MarkAnswer.DecidedMeanwhile;
        }

        // Staff may have marks like anybody, by another's hand.
        if (
            await parties.ConflictAsync(db, staffId, mark.ProfessionalId, cancellationToken) is Conflict.Oneself or Conflict.OwnOrganisation
        )
        {
            return MarkAnswer.Conflict;
        }

        var state =
            isGranted ? MarkState.Granted
            : mark.State == MarkState.Granted ? MarkState.TakenBack
            : MarkState.Refused;
        (mark.DecidedAt, mark.DecidedById, mark.Answer) = (time.GetUtcNow(), staffId, isGranted ? null : answer);
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                ActorId = staffId,
                SubjectId = mark.ProfessionalId,
                ObjectId = mark.Id,
                Action = $"mark-{state}".ToLowerInvariant(),
            }
        );
        await notices.AddAsync(db, mark, state, cancellationToken);
        return await SaveAsync(mark, state, cancellationToken);
    }

    private async Task<MarkAnswer> SaveAsync(VerifiedMark mark, MarkState state, CancellationToken cancellationToken)
    {
        var proof = mark.ProofKey;
        mark.State = state;
        mark.HeldNumber = state == MarkState.Granted && mark.Kind == MarkKind.Company ? mark.CompanyNumber : null;
        mark.EndedAt = state == MarkState.Granted ? null : time.GetUtcNow();
        (mark.ProofKey, mark.ProofType, mark.Version) = (null, null, Guid.NewGuid());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return MarkAnswer.DecidedMeanwhile;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            db.ChangeTracker.Clear();
            return MarkAnswer.Held;
        }

        if (proof is not null)
        {
            try
            {
                await store.DeleteAsync(proof, CancellationToken.None);
            }
            catch (StorageUnavailableException)
            {
                // No row leads to it any more: the sweeper takes it.
            }
        }

        return MarkAnswer.Done;
    }
}

/// <param name="What">For a qualification.</param>
/// <param name="CompanyNumber">For a company, as <see cref="Marks.CompanyNumber"/> reads it.</param>
public sealed record NewMark(MarkKind Kind, string What, string CompanyNumber, KeptEvidence Proof);

public enum MarkAnswer
{
    Done,
    Absent,
    TooMany,

    /// <summary>Another profile bears the company.</summary>
    Held,
    DecidedMeanwhile,

    /// <summary>One's own profile, or one's own organisation's.</summary>
    Conflict,
}
