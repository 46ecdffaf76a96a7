using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls;

/// <summary>Calls in the database. A row per person in a live call, keyed by the person, is what refuses a second one.</summary>
internal sealed class CallStore(IDbContextFactory<VisavisDbContext> contexts, MissedCallMails missed, CallTariffs tariffs) : ICallStore
{
    public async Task<CallSession?> FindAsync(string callId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == callId, cancellationToken))?.ToSession();
    }

    public async Task<CallSession?> FindByRequestAsync(Guid callerId, string requestId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db
            .Calls.AsNoTracking()
            .FirstOrDefaultAsync(c => c.CallerId == callerId && c.RequestId == requestId, cancellationToken);
        return row?.ToSession();
    }

    public async Task<CallSession?> FindLiveOfAsync(Guid userId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db
            .LiveCallParticipants.Where(p => p.UserId == userId)
            .Join(db.Calls, p => p.CallId, c => c.Id, (_, call) => call)
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        return row?.ToSession();
    }

    public async Task<IReadOnlyList<CallSession>> ListLiveAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Sessions(await Live(db).ToListAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<CallSession>> ListDueAsync(
        DateTimeOffset now,
        DateTimeOffset acceptedBefore,
        CancellationToken cancellationToken = default
    )
    {
        var (ringing, connecting) = (nameof(CallState.Ringing), nameof(CallState.Connecting));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Live(db)
            .Where(c => (c.State == ringing && c.RingExpiresAt <= now) || (c.State == connecting && c.AcceptedAt <= acceptedBefore))
            .ToListAsync(cancellationToken);
        return Sessions(rows);
    }

    public async Task<bool> TryAddAsync(CallSession session, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Calls.Add(session.ToRow());
        await missed.AddAsync(db, session, cancellationToken);
        await tariffs.BeginAsync(db, session, cancellationToken);
        if (session.IsLive)
        {
            db.LiveCallParticipants.Add(new LiveCallParticipant { UserId = session.CallerId, CallId = session.Id });
            db.LiveCallParticipants.Add(new LiveCallParticipant { UserId = session.CalleeId, CallId = session.Id });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return false;
        }
    }

    public async Task<bool> TryReplaceAsync(CallSession session, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = session.ToRow();
        var entry = db.Calls.Attach(row);
        entry.State = EntityState.Modified;
        entry.Property(c => c.Version).OriginalValue = session.Version - 1;
        entry.Property(c => c.SeenByCalleeAt).IsModified = false;
        if (!session.IsLive)
        {
            db.LiveCallParticipants.RemoveRange(
                await db.LiveCallParticipants.Where(p => p.CallId == session.Id).ToListAsync(cancellationToken)
            );
            await missed.AddAsync(db, session, cancellationToken);
            await CallTariffs.EndAsync(db, session, cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static IQueryable<CallRecord> Live(VisavisDbContext db) =>
        db.Calls.AsNoTracking().Where(c => db.LiveCallParticipants.Any(p => p.CallId == c.Id));

    private static List<CallSession> Sessions(List<CallRecord> rows) => rows.ConvertAll(row => row.ToSession());
}
