using Microsoft.EntityFrameworkCore;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages;

/// <summary>A call that did not come about goes on as a message: which call may stand beside it.</summary>
internal static class PrecedingCall
{
    /// <returns>The id, or null when it names no call of these two people.</returns>
    public static async Task<string?> FindAsync(
        VisavisDbContext db,
        string? callId,
        Guid one,
        Guid other,
        CancellationToken cancellationToken
    ) => callId is not null && await db.Calls.Between(one, other).AnyAsync(c => c.Id == callId, cancellationToken) ? callId : null;
}
