using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Background.Outbox;

/// <summary>
/// The outbox as consumers read it: in the order of the ids. PostgreSQL gives an id before the transaction commits, so that a lower one may
/// still appear after a higher one: where an id is missing, reading waits for it as long as a transaction may last.
/// </summary>
public sealed class OutboxLog(IDbContextFactory<VisavisDbContext> contexts, TimeProvider clock)
{
    /// <summary>Longer than any transaction that writes a message; the commands in it time out before.</summary>
    public static readonly TimeSpan LongestTransaction = TimeSpan.FromSeconds(45);

    /// <summary>The next messages after <paramref name="position"/>; none while a missing id may still appear.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> ReadAsync(
        OutboxPosition position,
        int count,
        OutboxGap gap,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var messages = await db
            .Outbox.AsNoTracking()
            .Where(message => message.Id > position.Id)
            .OrderBy(message => message.Id)
            .Take(count)
            .ToListAsync(cancellationToken);
        if (db.Database.IsSqlite())
        {
            return messages;
        }

        var expected = position.Id + 1;
        var settled = new List<OutboxMessage>(messages.Count);
        foreach (var message in messages)
        {
            if (message.Id != expected && !gap.IsPast(expected, LongestTransaction))
            {
                break;
            }

            settled.Add(message);
            expected = message.Id + 1;
        }

        return settled;
    }

    /// <summary>False when the message is not there: removed for its age, or of another database.</summary>
    public async Task<bool> ContainsAsync(OutboxPosition position, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Outbox.AnyAsync(m => m.Id == position.Id && m.MessageId == position.MessageId, cancellationToken);
    }

    /// <summary>A position such that every message up to it is committed: whoever reads the database afterwards has seen what they tell.</summary>
    public async Task<OutboxPosition> EndAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var messages = db.Outbox.AsNoTracking();
        if (!db.Database.IsSqlite())
        {
            // Twice, because the clocks of two nodes may differ.
            var settledBefore = clock.GetUtcNow() - (2 * LongestTransaction);
            messages = messages.Where(message => message.CreatedAt < settledBefore);
        }

        var last = await messages.OrderByDescending(message => message.Id).FirstOrDefaultAsync(cancellationToken);
        return last is null ? OutboxPosition.Start : OutboxPosition.Of(last);
    }

    /// <summary>Removes what is older than <paramref name="keepFor"/>, but for the last message: it lets consumers see that they missed nothing.</summary>
    public async Task<int> PruneAsync(TimeSpan keepFor, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - keepFor;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Outbox.Where(message => message.CreatedAt < before && db.Outbox.Any(later => later.Id > message.Id))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Writes down that a message could not be delivered.</summary>
    public async Task RecordFailureAsync(OutboxMessage message, string error, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db
            .Outbox.Where(m => m.Id == message.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.FailedAttempts, m => m.FailedAttempts + 1).SetProperty(m => m.LastError, error),
                cancellationToken
            );
    }
}
