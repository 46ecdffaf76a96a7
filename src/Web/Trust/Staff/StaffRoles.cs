using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Moderation;

namespace Visavis.Web.Trust.Staff;

/// <summary>Who moderates and who administers; read anew with every request, so that a role ends at once.</summary>
public sealed class StaffRoles(VisavisDbContext db, TimeProvider time)
{
    public async Task<StaffRole> OfAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var found = await db
            .Users.Where(a => a.Id == accountId && a.ErasedAt == null)
            .Select(a => new { a.IsAdministrator, IsModerator = db.Set<Moderator>().Any(m => m.AccountId == a.Id && m.StoppedAt == null) })
            .SingleOrDefaultAsync(cancellationToken);
        return found switch
        {
            { IsAdministrator: true } => StaffRole.Administrator,
            { IsModerator: true } => StaffRole.Moderator,
            _ => StaffRole.None,
        };
    }

    public Task<bool> NameModeratorAsync(Guid accountId, Guid? actorId, CancellationToken cancellationToken) =>
        Overtaken.AgainAsync(db, () => PutModeratorAsync(accountId, actorId, cancellationToken));

    private async Task<bool> PutModeratorAsync(Guid accountId, Guid? actorId, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == accountId && a.ErasedAt == null, cancellationToken);
        if (account is null)
        {
            return false;
        }

        var row = await db.Set<Moderator>().SingleOrDefaultAsync(m => m.AccountId == accountId, cancellationToken);
        if (row is { StoppedAt: null })
        {
            return false;
        }

        if (row is null)
        {
            db.Add(row = new Moderator { AccountId = accountId });
        }

        (row.NamedAt, row.NamedById, row.StoppedAt) = (time.GetUtcNow(), actorId, null);
        Audit(accountId, actorId, "moderator-named");
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task<bool> StopModeratorAsync(Guid accountId, Guid actorId, CancellationToken cancellationToken)
    {
        var row = await db.Set<Moderator>().SingleOrDefaultAsync(m => m.AccountId == accountId && m.StoppedAt == null, cancellationToken);
        if (row is null)
        {
            return false;
        }

        row.StoppedAt = time.GetUtcNow();
        Audit(accountId, actorId, "moderator-stopped");
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The last administrator stays.</summary>
    public Task<bool> StopAdministratorAsync(Guid accountId, Guid actorId, CancellationToken cancellationToken) =>
        Overtaken.AgainAsync(db, () => TakeAdministratorAsync(accountId, actorId, cancellationToken));

    private async Task<bool> TakeAdministratorAsync(Guid accountId, Guid actorId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var administrators = await db.Users.Where(a => a.IsAdministrator && a.ErasedAt == null).ToListAsync(cancellationToken);
        if (administrators.Count < 2 || administrators.Find(a => a.Id == accountId) is not { } account)
        {
            return false;
        }

        account.IsAdministrator = false;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        Audit(accountId, actorId, "administrator-stopped");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private void Audit(Guid subject, Guid? actor, string action) =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                ActorId = actor,
                SubjectId = subject,
                Action = action,
            }
        );
}

public enum StaffRole
{
    None,
    Moderator,
    Administrator,
}
