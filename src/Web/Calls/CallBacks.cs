using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls;

/// <summary>Who is not in the directory can be called by whom they rang in vain, for a day.</summary>
public static class CallBacks
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private static readonly string[] InVain =
    [
        nameof(CallEndReason.Missed),
        nameof(CallEndReason.CalleeLeft),
        nameof(CallEndReason.Cancelled),
    ];

    public static Task<bool> MayBeginAsync(
        VisavisDbContext db,
        Guid caller,
        Guid callee,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var since = now - Lifetime;
        return db.Calls.AnyAsync(
            call => call.CallerId == callee && call.CalleeId == caller && call.StartedAt > since && InVain.Contains(call.EndReason),
            cancellationToken
        );
    }

    /// <summary>Whom this person may call back because of that call; null when there is nobody, or not any more.</summary>
    public static async Task<Guid?> CallerOfAsync(
        VisavisDbContext db,
        string callId,
        Guid missedBy,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var since = now - Lifetime;
        return await db
            .Calls.Where(call =>
                call.Id == callId && call.CalleeId == missedBy && call.StartedAt > since && InVain.Contains(call.EndReason)
            )
            .Select(call => (Guid?)call.CallerId)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
