using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Professionals;

/// <summary>
/// Tells the outbox of every professional added, changed, hidden or removed, and of their services, in the same save, so that no page can forget it.
/// Bulk statements (<c>ExecuteUpdate</c>, <c>ExecuteDelete</c>) pass it by: do not use them on professionals.
/// </summary>
internal sealed class ProfessionalChanges(OutboxWriter outbox) : SaveChangesInterceptor
{
    public const string Kind = "professional-changed";

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Tell(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Tell(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Tell(DbContext? context)
    {
        if (context is not VisavisDbContext db)
        {
            return;
        }

        foreach (var entry in db.ChangeTracker.Entries<Professional>().Where(entry => entry.State == EntityState.Modified))
        {
            entry.Entity.Version++;
        }

        const EntityState Unchanged = EntityState.Unchanged;
        var professionals = db
            .ChangeTracker.Entries<Professional>()
            .Where(entry => entry.State != Unchanged)
            .Select(entry => entry.Entity.Id);
        var services = db
            .ChangeTracker.Entries<ServiceOffer>()
            .Where(entry => entry.State != Unchanged)
            .Select(entry => entry.Entity.ProfessionalId);
        var recruiting = db
            .ChangeTracker.Entries<Recruitment>()
            .Where(entry => entry.State != Unchanged)
            .Select(entry => entry.Entity.ProfessionalId);
        var searching = db
            .ChangeTracker.Entries<JobSearch>()
            .Where(entry => entry.State != Unchanged)
            .Select(entry => entry.Entity.ProfessionalId);
        // The database removes a professional together with the account, without telling.
        var accounts = db
            .ChangeTracker.Entries<Account>()
            .Where(entry => entry.State == EntityState.Deleted)
            .Select(entry => entry.Entity.Id);
        foreach (var id in professionals.Concat(services).Concat(recruiting).Concat(searching).Concat(accounts).Distinct().ToList())
        {
            outbox.Add(db, Kind, id.ToString());
        }
    }
}
