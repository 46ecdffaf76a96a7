using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages;

/// <summary>A call that did not come about goes on as a message: which call may stand beside it.</summary>
internal static class CallsOfTwo
{
    /// <returns>The id, or null when it names no call of these two people.</returns>
    public static async Task<string?> FindAsync(
        VisavisDbContext db,
        string? callId,
        Guid one,
        Guid other,
        CancellationToken cancellationToken
    ) =>
        callId is not null
        && await db.Calls.AnyAsync(
            c => c.Id == callId && ((c.CallerId == one && c.CalleeId == other) || (c.CallerId == other && c.CalleeId == one)),
            cancellationToken
        )
            ? callId
            : null;
}
