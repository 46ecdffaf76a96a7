using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls;

/// <summary>A person's calls, newest first, and the missed ones they have not seen.</summary>
public sealed class CallHistory(VisavisDbContext db, TimeProvider time)
{
    private static readonly string[] MissedReasons =
    [
        nameof(CallEndReason.Missed),
        nameof(CallEndReason.CalleeLeft),
        nameof(CallEndReason.Cancelled),
    ];

    public async Task<IReadOnlyList<CallHistoryEntry>> ListAsync(
        Guid userId,
        int skip = 0,
        int take = 50,
        CancellationToken cancellationToken = default
    )
    {
        var calls = await db
            .Calls.AsNoTracking()
            .Where(c => c.CallerId == userId || c.CalleeId == userId)
            .OrderByDescending(c => c.StartedAt)
            .ThenBy(c => c.Id)
            .Skip(skip)
            .Take(take)
            .ToListAsync(cancellationToken);
        var peerIds = calls.Select(c => c.CallerId == userId ? c.CalleeId : c.CallerId).Distinct().ToList();
        var names = await db.Users.Where(a => peerIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        var profiles = await db
            .Professionals.AsNoTracking()
            .Where(p => peerIds.Contains(p.Id) && !p.IsHidden)
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        var callIds = calls.ConvertAll(c => c.Id);
        var charges = await db.Set<CallCharge>()
            .Where(c => callIds.Contains(c.CallId) && c.AmountCents > 0)
            .ToDictionaryAsync(c => c.CallId, c => c.AmountCents, cancellationToken);
        return calls.ConvertAll(row =>
        {
            var call = row.ToSession();
            var role = call.RoleOf(userId)!.Value;
            var peerId = role == CallRole.Caller ? call.CalleeId : call.CallerId;
            var profile = profiles.GetValueOrDefault(peerId);
            return new CallHistoryEntry(
                call.Id,
                role,
                peerId,
                profile?.DisplayName ?? names[peerId],
                profile?.ProfessionLabel,
                profile is null ? null : ProfessionalDirectory.ProfilePath(profile),
                call.State,
                call.EndReason,
                call.StartedAt,
                call.ConnectedAt,
                call.EndedAt,
                IsUnseen: role == CallRole.Callee && row.SeenByCalleeAt is null && MissedReasons.Contains(row.EndReason),
                charges.GetValueOrDefault(call.Id)
            );
        });
    }

    public Task<int> CountUnseenMissedAsync(Guid userId, CancellationToken cancellationToken = default) =>
        UnseenMissed(userId).CountAsync(cancellationToken);

    public Task MarkSeenAsync(Guid userId, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return UnseenMissed(userId).ExecuteUpdateAsync(set => set.SetProperty(c => c.SeenByCalleeAt, now), cancellationToken);
    }

    private IQueryable<CallRecord> UnseenMissed(Guid userId) =>
        db.Calls.Where(c => c.CalleeId == userId && c.SeenByCalleeAt == null && MissedReasons.Contains(c.EndReason));
}
