using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Moderation;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Pages.Moderation;

/// <summary>The audit trail: ids and fixed words; names are joined when shown, and go with the account.</summary>
public sealed class AuditModel(VisavisDbContext db) : StaffPageModel
{
    private const int PageSize = 100;

    public IReadOnlyList<(AuditEntry Entry, string? Actor)> Entries { get; private set; } = [];

    public long? Before { get; private set; }

    public async Task OnGetAsync(long? before, CancellationToken cancellationToken)
    {
        var rows = await db
            .AuditEntries.AsNoTracking()
            .Where(e => before == null || e.Id < before)
            .OrderByDescending(e => e.Id)
            .Take(PageSize)
            .Select(e => new
            {
                Entry = e,
                Actor = db.Users.Where(a => a.Id == e.ActorId && a.ErasedAt == null).Select(a => a.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        Entries = [.. rows.Select(r => (r.Entry, r.Actor))];
        Before = rows.Count == PageSize ? rows[^1].Entry.Id : null;
    }
}
