using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Moderation;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Orders;

/// <summary>Enters what an authority asks, answers it once, and sees to it that the person concerned is told, now or when the silence ends.</summary>
public sealed class OrderDesk(
    VisavisDbContext db,
    MeasureKeeper keeper,
    MeasureEffects effects,
    OrderStatements statements,
    TrustMails mails,
    StaffParties parties,
    SiteAddress site,
    TimeProvider time
)
{
    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <returns>Null when the reference leads to nobody.</returns>
    public async Task<AuthorityOrder?> EnterAsync(Guid staffId, NewOrder wanted, CancellationToken cancellationToken)
    {
        var code = ReferenceCode.Parse(wanted.Who);
        var subject = await db
            .Professionals.Where(p => p.ReferenceCode == code)
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (subject is null && EmailAddress.Compared(wanted.Who) is { } address)
        {
            subject = await db
                .Users.Where(a => a.NormalizedEmail == address && a.ErasedAt == null)
                .Select(a => (Guid?)a.Id)
                .FirstOrDefaultAsync(cancellationToken);
        }

        if (subject is not { } id)
        {
            return null;
        }

        var order = new AuthorityOrder
        {
            Id = Guid.NewGuid(),
            Kind = wanted.Kind,
            SubjectId = id,
            Authority = wanted.Authority,
            Reference = wanted.Reference,
            What = wanted.What,
            Day = wanted.Day,
            SilentUntil = wanted.SilentUntil,
            EnteredById = staffId,
            EnteredAt = time.GetUtcNow(),
            Version = Guid.NewGuid(),
        };
        db.Add(order);
        Audit(staffId, order, $"order-entered-{order.Kind}");
        await db.SaveChangesAsync(cancellationToken);
        return order;
    }

    /// <param name="outcome">What is taken away, where a removal is followed.</param>
    public async Task<OrderProblem> AnswerAsync(
        Guid staffId,
        Guid orderId,
        OrderAnswer answer,
        Outcome outcome,
        string words,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await db.Set<AuthorityOrder>().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken);
        if (order is not { AnsweredAt: null })
        {
            return OrderProblem.AnsweredMeanwhile;
        }

        if (await parties.ConflictAsync(db, staffId, order.SubjectId, cancellationToken) is not Conflict.None)
        {
            return OrderProblem.Conflict;
        }

        (order.Answer, order.Words, order.AnsweredById, order.AnsweredAt) = (answer, words, staffId, time.GetUtcNow());
        order.Version = Guid.NewGuid();
        Audit(staffId, order, $"order-{answer}");
        if (answer == OrderAnswer.Followed)
        {
            await FollowAsync(order, outcome, cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return OrderProblem.AnsweredMeanwhile;
        }

        // Whatever of it fails is taken up again by the rounds.
        await effects.ApplyAsync(CancellationToken.None);
        return OrderProblem.None;
    }

    private async Task FollowAsync(AuthorityOrder order, Outcome outcome, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == order.SubjectId && a.ErasedAt == null, cancellationToken);
        if (account is null)
        {
            // Who has left is neither limited nor told.
            return;
        }

        var statement =
            order.Kind == OrderKind.Removal ? statements.OfRemoval(account, order, outcome) : statements.OfInformation(account, order);
        statement.HeldUntil = order.SilentUntil >= Today ? order.SilentUntil : null;
        order.StatementId = statement.Id;
        if (order.Kind == OrderKind.Information)
        {
            db.Add(statement);
        }
        else
        {
            var decision = new Decision
            {
                Id = Guid.NewGuid(),
                SubjectId = account.Id,
                DecidedById = order.AnsweredById!.Value,
                At = order.AnsweredAt!.Value,
                Outcome = outcome,
                Reason = Reason.OtherRule,
                Words = order.Words!,
            };
            db.Add(decision);
            var kind = outcome == Outcome.ContentRemoved ? MeasureKind.ContentRemoved : MeasureKind.Hidden;
            await keeper.BeginAsync(
                db,
                new NewMeasure(kind, statement, EndsAt: null, decision, Enum.GetValues<ContentPart>()),
                cancellationToken
            );
        }

        if (statement.HeldUntil is null)
        {
            mails.AddStatement(db, account, statement, site.Url);
            order.ToldAt = order.AnsweredAt;
        }
    }

    private void Audit(Guid staffId, AuthorityOrder order, string action) =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                ActorId = staffId,
                // The order is the subject: the person's own file must not tell of it while it may not be told.
                SubjectId = order.Id,
                ObjectId = order.SubjectId,
                Action = action.ToLowerInvariant(),
            }
        );
}

/// <param name="Who">As it was typed: the reference of the profile, or the e-mail address of the account.</param>
public sealed record NewOrder(
    OrderKind Kind,
    string Who,
    string Authority,
    string Reference,
    string What,
    DateOnly Day,
    DateOnly? SilentUntil
);

public enum OrderProblem
{
    None,
    AnsweredMeanwhile,
    Conflict,
}
