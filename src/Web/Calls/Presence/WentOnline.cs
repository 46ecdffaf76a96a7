using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls.Presence;

internal sealed class WentOnline(VisavisDbContext db) : IWentOnline
{
    public Task<bool> OnceAsync(Guid professionalId, CancellationToken cancellationToken) =>
        db.Presence.AnyAsync(p => p.UserId == professionalId, cancellationToken);
}
