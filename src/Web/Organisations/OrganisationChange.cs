using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>
/// A change of one organisation, by one of its members. Changes of an organisation go one after the other, so that what was checked (the
/// last owner, the limits, who may) still holds when it is written.
/// </summary>
internal sealed class OrganisationChange : IAsyncDisposable
{
    private readonly VisavisDbContext db;
    private readonly IDbContextTransaction transaction;

    private OrganisationChange(VisavisDbContext db, IDbContextTransaction transaction, Guid organisationId, Membership actor)
    {
        this.db = db;
        this.transaction = transaction;
        OrganisationId = organisationId;
        Actor = actor;
    }

    public Guid OrganisationId { get; }

    /// <summary>The membership, as it is now, of who asks.</summary>
    public Membership Actor { get; }

    /// <returns>Null when there is no such organisation, or the person is none of its members.</returns>
    public static async Task<OrganisationChange?> BeginAsync(
        VisavisDbContext db,
        Guid organisationId,
        Guid actorId,
        CancellationToken cancellationToken
    )
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (
                await LockAsync(db, organisationId, cancellationToken)
                && await CurrentMembers(db, organisationId).SingleOrDefaultAsync(m => m.AccountId == actorId, cancellationToken)
                    is { } actor
            )
            {
                return new OrganisationChange(db, transaction, organisationId, actor);
            }
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }

        await transaction.DisposeAsync();
        return null;
    }

    /// <summary>Makes the change when the member may, and keeps it when it is done.</summary>
    public static async Task<OrganisationAnswer> RunAsync(
        VisavisDbContext db,
        Guid organisationId,
        Guid actorId,
        Func<MemberRole, bool> may,
        Func<Task<OrganisationAnswer>> change,
        CancellationToken cancellationToken
    )
    {
        await using var running = await BeginAsync(db, organisationId, actorId, cancellationToken);
        if (running is null)
        {
            return OrganisationAnswer.Absent;
        }

        if (!may(running.Actor.Role))
        {
            return OrganisationAnswer.NotAllowed;
        }

        var answer = await change();
        return answer == OrganisationAnswer.Done ? await running.SaveAsync(cancellationToken) : answer;
    }

    /// <summary>Holds the organisation's row until the running transaction ends; first thing in it, so that what is read after is true.</summary>
    /// <returns>Whether there is such an organisation.</returns>
    public static async Task<bool> LockAsync(VisavisDbContext db, Guid organisationId, CancellationToken cancellationToken) =>
        await db
            .Organisations.Where(o => o.Id == organisationId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.CreatedAt, o => o.CreatedAt), cancellationToken) == 1;

    public static IQueryable<Membership> CurrentMembers(VisavisDbContext db, Guid organisationId) =>
        db.Memberships.Where(m => m.OrganisationId == organisationId && m.LeftAt == null);

    public async Task<OrganisationAnswer> SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OrganisationAnswer.Done;
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
