using Microsoft.EntityFrameworkCore;

namespace Visavis.Web.Calls;

public static class CallsOfTwo
{
    public const int IdLength = 32;

    /// <summary>How long after a call what its two people ask for comes from it.</summary>
    public static readonly TimeSpan GoesOnFor = TimeSpan.FromDays(1);

    /// <summary>Those between two people, whoever rang.</summary>
    public static IQueryable<CallRecord> Between(this IQueryable<CallRecord> calls, Guid? one, Guid? other) =>
        calls.Where(c => (c.CallerId == one && c.CalleeId == other) || (c.CallerId == other && c.CalleeId == one));

    /// <summary>The id of a call that a browser named, when it is one of these two and not over for longer than a day; null otherwise.</summary>
    public static async Task<string?> GoingOnAsync(
        this IQueryable<CallRecord> calls,
        string? callId,
        Guid? one,
        Guid? other,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (callId is not { Length: IdLength } || one is null || other is null)
        {
            return null;
        }

        var since = now - GoesOnFor;
        return await calls
            .Between(one, other)
            .Where(c => c.Id == callId && (c.EndedAt == null || c.EndedAt >= since))
            .Select(c => c.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
