using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Moderation;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Decisions;

/// <summary>One human decision about one or several reports: the reports are closed, the measure begins, everybody is told, in one transaction.</summary>
public sealed class DecisionDesk(
    VisavisDbContext db,
    MeasureKeeper keeper,
    MeasureEffects effects,
    StatementWriter statements,
    TrustMails mails,
    FraudNotices frauds,
    FraudReturns returns,
    FollowUpLinks links,
    StaffParties parties,
    SiteAddress site,
    TimeProvider time
)
{
    public async Task<DecisionAnswer> DecideAsync(Guid deciderId, NewDecision wanted, CancellationToken cancellationToken)
    {
        var banned = wanted is { WasFraud: true, Outcome: Outcome.SuspendedForGood } ? await WaysInAsync(wanted, cancellationToken) : [];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var reports = await db.Set<Report>()
            .Include(r => r.Evidence)
            .Where(r => wanted.ReportIds.Contains(r.Id))
            .ToListAsync(cancellationToken);
        if (reports.Count == 0 || reports.Exists(r => r.ClosedAt is not null) || reports.Select(r => r.SubjectId).Distinct().Count() > 1)
        {
            return new DecisionAnswer(DecisionProblem.DecidedMeanwhile);
        }

        var subjectId = reports[0].SubjectId;
        if (await parties.ConflictAsync(db, deciderId, subjectId, cancellationToken) is not Conflict.None and var conflict)
        {
            return new DecisionAnswer(DecisionProblem.Conflict, conflict);
        }

        var account = subjectId is null
            ? null
            : await db.Users.SingleOrDefaultAsync(a => a.Id == subjectId && a.ErasedAt == null, cancellationToken);
        if (account is null && wanted.Outcome >= Outcome.AccountSecured)
        {
            return new DecisionAnswer(DecisionProblem.NoAccount);
        }

        var contacts = await ContactsAsync(reports, cancellationToken);
        if (wanted.Outcome > Outcome.HandedToAuthorities && ReporterTraces.FindIn(wanted.Words, reports, contacts.Values) is { } trace)
        {
            return new DecisionAnswer(DecisionProblem.TellsReporter, Trace: trace);
        }

        var decision = new Decision
        {
            Id = Guid.NewGuid(),
            SubjectId = subjectId,
            DecidedById = deciderId,
            At = time.GetUtcNow(),
            Outcome = wanted.Outcome,
            Reason = wanted.Reason,
            Words = wanted.Words,
            WasBadFaith = wanted is { Outcome: Outcome.Dismissed, WasBadFaith: true },
            WasFraud = wanted.WasFraud && wanted.Outcome >= Outcome.ContentRemoved,
        };
        db.Add(decision);
        foreach (var report in reports)
        {
            (report.DecisionId, report.ClosedAt, report.OpenedAt) = (decision.Id, decision.At, report.OpenedAt ?? decision.At);
            report.Version = Guid.NewGuid();
            Audit(deciderId, report.Id, report.SubjectId, $"report-decided-{decision.Outcome}".ToLowerInvariant());
            if (contacts.GetValueOrDefault(report.Id) is { } contact)
            {
                mails.AddOutcome(db, report, contact, decision.WasBadFaith, links.Of(report, site.Url));
            }
        }

        if (account is not null)
        {
            await LimitAsync(account, decision, wanted, cancellationToken);
            await returns.KeepAsync(db, account.Id, banned, cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new DecisionAnswer(DecisionProblem.DecidedMeanwhile);
        }

        // Whatever of it fails is taken up again by the rounds.
        await effects.ApplyAsync(CancellationToken.None);
        return new DecisionAnswer(DecisionProblem.None, Decision: decision);
    }

    /// <summary>Before the transaction: the first hash may have to make the key.</summary>
    private async Task<IReadOnlyList<string>> WaysInAsync(NewDecision wanted, CancellationToken cancellationToken)
    {
        var subject = await db.Set<Report>()
            .Where(r => wanted.ReportIds.Contains(r.Id))
            .Select(r => r.SubjectId)
            .FirstOrDefaultAsync(cancellationToken);
        return subject is { } id ? await returns.HashesOfAsync(db, id, cancellationToken) : [];
    }

    private async Task LimitAsync(Account account, Decision decision, NewDecision wanted, CancellationToken cancellationToken)
    {
        // A human has looked: the provisional limit has done its work, confirmed by the measure that follows or not.
        foreach (var measure in (await keeper.StandingAsync(db, account.Id, cancellationToken)).Where(m => m.IsAutomatic))
        {
            await keeper.EndAsync(db, measure, decision.DecidedById, cancellationToken);
        }

        if (decision.Outcome < Outcome.AccountSecured)
        {
            return;
        }

        var until = decision.Outcome is Outcome.SuspendedForATime or Outcome.Hidden or Outcome.NoNewContact ? wanted.Until : null;
        var statement = statements.OfDecision(account, decision, until);
        mails.AddStatement(db, account, statement, site.Url);
        if (KindOf(decision.Outcome) is { } kind)
        {
            await keeper.BeginAsync(db, new NewMeasure(kind, statement, until, decision, wanted.Parts), cancellationToken);
        }
        else
        {
            db.Add(statement);
        }

        if (decision.Outcome == Outcome.AccountSecured)
        {
            // No strike: whoever got in is out, and every way in has to be proved anew.
            await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
            if (
                account is { EmailConfirmed: true, Email: not null }
                || await db.UserLogins.AnyAsync(l => l.UserId == account.Id, cancellationToken)
            )
            {
                // A passkey that the thief added would open the door again. Who has nothing else keeps theirs.
                await db.UserPasskeys.Where(p => p.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
            }

            account.PasswordHash = null;
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
        }

        if (decision.WasFraud)
        {
            await frauds.AddAsync(db, account, cancellationToken);
        }
    }

    private async Task<Dictionary<Guid, ReportContact>> ContactsAsync(List<Report> reports, CancellationToken cancellationToken)
    {
        var ids = reports.ConvertAll(r => r.Id);
        return await db.Set<ReportContact>().Where(c => ids.Contains(c.ReportId)).ToDictionaryAsync(c => c.ReportId, cancellationToken);
    }

    private void Audit(Guid actor, Guid subject, Guid? about, string action) =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                ActorId = actor,
                SubjectId = subject,
                ObjectId = about,
                Action = action,
            }
        );

    private static MeasureKind? KindOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.ContentRemoved => MeasureKind.ContentRemoved,
            Outcome.Hidden => MeasureKind.Hidden,
            Outcome.NoNewContact => MeasureKind.NoNewContact,
            Outcome.SuspendedForATime or Outcome.SuspendedForGood => MeasureKind.Suspended,
            _ => null,
        };
}

/// <param name="Until">For measures with an end.</param>
/// <param name="WasBadFaith">Only counts with a dismissal.</param>
public sealed record NewDecision(
    IReadOnlyCollection<Guid> ReportIds,
    Outcome Outcome,
    Reason Reason,
    string Words,
    DateTimeOffset? Until = null,
    IReadOnlyCollection<ContentPart>? Parts = null,
    bool WasBadFaith = false,
    bool WasFraud = false
);

public sealed record DecisionAnswer(
    DecisionProblem Problem,
    Conflict Conflict = Conflict.None,
    string? Trace = null,
    Decision? Decision = null
);

public enum DecisionProblem
{
    None,
    DecidedMeanwhile,
    Conflict,
    NoAccount,
    TellsReporter,
}
