using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Moderation;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Takes appeals of both sides for six months, and lets another person decide them; granted, everything is given back with the answer.</summary>
public sealed class AppealDesk(
    VisavisDbContext db,
    MeasureKeeper keeper,
    MeasureEffects effects,
    TrustMails mails,
    FollowUpLinks links,
    StaffParties parties,
    SiteAddress site,
    TimeProvider time
)
{
    /// <returns>False when there is nothing to contest, it is too late, or it was contested already.</returns>
    public async Task<bool> AppealAsync(Guid accountId, Guid statementId, string words, CancellationToken cancellationToken)
    {
        var statement = await db.Set<Statement>()
            .SingleOrDefaultAsync(s => s.Id == statementId && s.AccountId == accountId, cancellationToken);
        if (
            statement is null
            || statement.AppealUntil < Today()
            || await IsContestedAsync(a => a.StatementId == statementId, cancellationToken)
        )
        {
            return false;
        }

        var decision = await db.Set<Measure>()
            .Where(m => m.StatementId == statementId)
            .Select(m => m.DecisionId)
            .FirstOrDefaultAsync(cancellationToken);
        return await AddAsync(
            new Appeal
            {
                Id = Guid.NewGuid(),
                StatementId = statementId,
                DecisionId = decision,
                AccountId = accountId,
                Words = words,
                At = time.GetUtcNow(),
                Version = Guid.NewGuid(),
            },
            cancellationToken
        );
    }

    /// <summary>Each decision about a report once: one that an appeal reopened is decided anew.</summary>
    public async Task<bool> AppealAsync(Report report, Guid? accountId, string words, CancellationToken cancellationToken)
    {
        if (report.ClosedAt is not { } closed || closed.AddMonths(StatementWriter.AppealMonths) < time.GetUtcNow())
        {
            return false;
        }

        return !await IsContestedAsync(a => a.ReportId == report.Id && a.DecisionId == report.DecisionId, cancellationToken)
            && await AddAsync(
                new Appeal
                {
                    Id = Guid.NewGuid(),
                    ReportId = report.Id,
                    DecisionId = report.DecisionId,
                    AccountId = accountId,
                    Words = words,
                    At = time.GetUtcNow(),
                    Version = Guid.NewGuid(),
                },
                cancellationToken
            );
    }

    /// <summary>Whether this person may decide it: not about themselves, and not the one who decided first.</summary>
    public async Task<AppealRefusal> RefusalAsync(Appeal appeal, Guid staffId, CancellationToken cancellationToken)
    {
        var first = await db.Set<Decision>().SingleOrDefaultAsync(d => d.Id == appeal.DecisionId, cancellationToken);
        var subject = first?.SubjectId ?? appeal.AccountId;
        if (await parties.ConflictAsync(db, staffId, subject, cancellationToken) != Conflict.None || appeal.AccountId == staffId)
        {
            return AppealRefusal.Conflict;
        }

        // Where there is one moderator only, an administrator decides: they may, as any other moderator.
        return first?.DecidedById == staffId ? AppealRefusal.DecidedFirst : AppealRefusal.None;
    }

    /// <returns>False when it was decided meanwhile.</returns>
    public async Task<bool> DecideAsync(Guid appealId, Guid staffId, bool isGranted, string answer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var appeal = await db.Set<Appeal>().SingleOrDefaultAsync(a => a.Id == appealId && a.DecidedAt == null, cancellationToken);
        if (appeal is null)
        {
            return false;
        }

        (appeal.DecidedAt, appeal.DecidedById, appeal.WasGranted, appeal.Answer) = (time.GetUtcNow(), staffId, isGranted, answer);
        appeal.Version = Guid.NewGuid();
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = appeal.DecidedAt.Value,
                ActorId = staffId,
                SubjectId = appeal.Id,
                ObjectId = appeal.DecisionId,
                Action = isGranted ? "appeal-granted" : "appeal-refused",
            }
        );
        if (isGranted)
        {
            await UndoAsync(appeal, staffId, cancellationToken);
        }

        await TellAsync(appeal, isGranted, answer, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }

        await effects.ApplyAsync(CancellationToken.None);
        return true;
    }

    private async Task UndoAsync(Appeal appeal, Guid staffId, CancellationToken cancellationToken)
    {
        if (appeal.StatementId is { } statement)
        {
            var measures = await db.Set<Measure>()
                .Where(m => m.StatementId == statement && m.EndedAt == null)
                .ToListAsync(cancellationToken);
            foreach (var measure in measures)
            {
                await keeper.EndAsync(db, measure, staffId, cancellationToken);
            }
        }
        else if (await db.Set<Report>().SingleOrDefaultAsync(r => r.Id == appeal.ReportId, cancellationToken) is { } report)
        {
            // The notice is looked at again, from the beginning.
            (report.ClosedAt, report.DecisionId, report.OpenedAt) = (null, null, null);
            report.Version = Guid.NewGuid();
        }
    }

    private async Task TellAsync(Appeal appeal, bool isGranted, string answer, CancellationToken cancellationToken)
    {
        if (appeal.ReportId is { } reportId)
        {
            var report = await db.Set<Report>().SingleAsync(r => r.Id == reportId, cancellationToken);
            var contact = await db.Set<ReportContact>().SingleOrDefaultAsync(c => c.ReportId == reportId, cancellationToken);
            if (contact is { Email: { } email, ConfirmedAt: not null })
            {
                mails.AddAppealAnswer(db, contact.AccountId, email, contact.Language, isGranted, answer, links.Of(report, site.Url));
            }
        }
        else if (
            await db.Users.SingleOrDefaultAsync(a => a.Id == appeal.AccountId && a.EmailConfirmed && a.Email != null, cancellationToken) is
            { } account
        )
        {
            mails.AddAppealAnswer(db, account.Id, account.Email!, account.Language, isGranted, answer, $"{site.Url}/account/decisions");
        }
    }

    private async Task<bool> AddAsync(Appeal appeal, CancellationToken cancellationToken)
    {
        db.Add(appeal);
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = appeal.At,
                SubjectId = appeal.Id,
                ObjectId = appeal.DecisionId,
                Action = "appeal-received",
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Sent twice: the first one counts.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private Task<bool> IsContestedAsync(
        System.Linq.Expressions.Expression<Func<Appeal, bool>> which,
        CancellationToken cancellationToken
    ) => db.Set<Appeal>().AnyAsync(which, cancellationToken);

    /// <summary>The last day counts until it is over everywhere: whoever lives west of Greenwich loses none of it.</summary>
    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().AddHours(-12).UtcDateTime);
}

public enum AppealRefusal
{
    None,
    Conflict,
    DecidedFirst,
}
