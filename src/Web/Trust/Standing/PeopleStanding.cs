using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Standing;

/// <summary>
/// Who is limited right now, in memory: every request, call and message asks. Few people are, so each node reads them all every two seconds, and
/// at once when it changed something itself.
/// </summary>
public sealed class PeopleStanding(IDbContextFactory<VisavisDbContext> contexts, TimeProvider time)
{
    private volatile Limits current = Limits.None;

    /// <summary>Who came under a limit, or from under one: presence, which asks this class, is told by the watch.</summary>
    public Action<Guid>? TellChange { get; set; }

    public bool IsSuspended(Guid accountId) => Stands(current.Suspended, accountId);

    /// <summary>Whether the person may begin a call or write to somebody for the first time, and be called or written to so.</summary>
    public bool MayMakeContact(Guid accountId) => !Stands(current.NoContact, accountId) && !IsSuspended(accountId);

    /// <summary>Whether a statement of reasons waits for being read.</summary>
    public bool HasUnreadStatement(Guid accountId) => current.Unread.Contains(accountId);

    public IEnumerable<Guid> Suspended() => current.Suspended.Keys.Where(IsSuspended);

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var measures = await db.MeasuresAt(now)
            .AsNoTracking()
            .Where(m => m.Kind == MeasureKind.Suspended || m.Kind == MeasureKind.NoNewContact)
            .Select(m => new
            {
                m.AccountId,
                m.Kind,
                m.EndsAt,
            })
            .ToListAsync(cancellationToken);
        var unread = await db.Set<Statement>()
            .Where(s => s.ReadAt == null && s.HeldUntil == null)
            .Select(s => s.AccountId)
            .ToListAsync(cancellationToken);
        FrozenDictionary<Guid, DateTimeOffset> Of(MeasureKind kind) =>
            measures
                .Where(m => m.Kind == kind)
                .GroupBy(m => m.AccountId)
                .ToFrozenDictionary(g => g.Key, g => g.Max(m => m.EndsAt ?? DateTimeOffset.MaxValue));
        var before = current;
        current = new Limits(Of(MeasureKind.Suspended), Of(MeasureKind.NoNewContact), unread.ToFrozenSet());
        foreach (var changed in before.People.Except(current.People).Concat(current.People.Except(before.People)).ToList())
        {
            TellChange?.Invoke(changed);
        }
    }

    private bool Stands(FrozenDictionary<Guid, DateTimeOffset> limits, Guid id) =>
        limits.TryGetValue(id, out var until) && until > time.GetUtcNow();

    private sealed record Limits(
        FrozenDictionary<Guid, DateTimeOffset> Suspended,
        FrozenDictionary<Guid, DateTimeOffset> NoContact,
        FrozenSet<Guid> Unread
    )
    {
        public IEnumerable<Guid> People => Suspended.Keys.Union(NoContact.Keys);

        public static readonly Limits None = new(
            FrozenDictionary<Guid, DateTimeOffset>.Empty,
            FrozenDictionary<Guid, DateTimeOffset>.Empty,
            FrozenSet<Guid>.Empty
        );
    }
}
