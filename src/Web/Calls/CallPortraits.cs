using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Portraits;

namespace Visavis.Web.Calls;

/// <summary>Whom somebody calls sees who calls.</summary>
internal sealed class CallPortraits(VisavisDbContext db) : IPortraitReaders
{
    public Task<bool> MaySeeAsync(Guid readerId, Guid ownerId, CancellationToken cancellationToken) =>
        db.Calls.AnyAsync(call => call.CallerId == ownerId && call.CalleeId == readerId, cancellationToken);
}
