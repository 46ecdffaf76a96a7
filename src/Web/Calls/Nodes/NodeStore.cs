using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Presence;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls.Nodes;

/// <summary>
/// Leases, seats and places on PostgreSQL, by its clock alone: several nodes need it anyway. A lease is over 12 s after its last renewal (each node renews
/// every 3 s), and the people of a dead node are kept for 90 s more.
/// </summary>
internal sealed class NodeStore(IDbContextFactory<VisavisDbContext> contexts) : INodeStore
{
    public async Task<NodeRoll> RenewAsync(Guid nodeId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await AliveAsync(db, cancellationToken);
        var now = await db
            .Database.SqlQuery<DateTimeOffset>(
                $"""
                INSERT INTO "Nodes" ("Id", "SeenAt") VALUES ({nodeId}, clock_timestamp())
                ON CONFLICT ("Id") DO UPDATE SET "SeenAt" = clock_timestamp() RETURNING "SeenAt" AS "Value"
                """
            )
            .ToListAsync(cancellationToken);
        return new NodeRoll(!before.Contains(nodeId), before.Append(nodeId).ToHashSet(), now.Single());
    }

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellationToken);
    }

    public async Task SweepDeadAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE "LiveCallParticipants" SET "NodeId" = NULL, "ConnectionId" = NULL, "Seat" = "Seat" + 1
            WHERE "NodeId" IN (SELECT "Id" FROM "Nodes" WHERE "SeenAt" <= clock_timestamp() - interval '12 seconds')
            """,
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""DELETE FROM "Nodes" WHERE "SeenAt" <= clock_timestamp() - interval '102 seconds'""",
            cancellationToken
        );
    }

    public async Task<int> SeatAsync(
        string callId,
        Guid userId,
        Guid nodeId,
        string connectionId,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var seats = await db
            .Database.SqlQuery<int>(
                $"""
                UPDATE "LiveCallParticipants" SET "NodeId" = {nodeId}, "ConnectionId" = {connectionId}, "Seat" = "Seat" + 1
                WHERE "CallId" = {callId} AND "UserId" = {userId} RETURNING "Seat" AS "Value"
                """
            )
            .ToListAsync(cancellationToken);
        return seats.FirstOrDefault();
    }

    public async Task<int> UnseatAsync(string callId, Guid userId, string connectionId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var seats = await db
            .Database.SqlQuery<int>(
                $"""
                UPDATE "LiveCallParticipants" SET "NodeId" = NULL, "ConnectionId" = NULL, "Seat" = "Seat" + 1
                WHERE "CallId" = {callId} AND "UserId" = {userId} AND "ConnectionId" = {connectionId} RETURNING "Seat" AS "Value"
                """
            )
            .ToListAsync(cancellationToken);
        return seats.FirstOrDefault();
    }

    public async Task<IReadOnlyList<SeatedEnd>> EndsOfAsync(string callId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .LiveCallParticipants.Where(p => p.CallId == callId)
            .Select(p => new SeatedEnd(p.UserId, p.NodeId, p.ConnectionId, p.Seat))
            .ToListAsync(cancellationToken);
    }

    public async Task ArriveAsync(Guid userId, Guid nodeId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "PeopleOnNodes" ("UserId", "NodeId") SELECT {userId}, "Id" FROM "Nodes" WHERE "Id" = {nodeId} ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
    }

    public async Task LeaveAsync(Guid userId, Guid nodeId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM "PeopleOnNodes" WHERE "UserId" = {userId} AND ("NodeId" = {nodeId}
                OR "NodeId" IN (SELECT "Id" FROM "Nodes" WHERE "SeenAt" <= clock_timestamp() - interval '12 seconds'))
            """,
            cancellationToken
        );
    }

    public async Task<IReadOnlyDictionary<Guid, PresenceWish>> WishesElsewhereAsync(
        Guid nodeId,
        Guid? userId = null,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var places = db.Set<PersonOnNode>().Where(p => p.NodeId != nodeId);
        if (userId is { } one)
        {
            places = places.Where(p => p.UserId == one);
        }

        return await db
            .Presence.Where(w => w.WantsOnline && places.Any(p => p.UserId == w.UserId))
            .ToDictionaryAsync(w => w.UserId, w => new PresenceWish(w.WantsOnline, w.UnansweredRings, w.LastSeenAt), cancellationToken);
    }

    private static async Task<HashSet<Guid>> AliveAsync(VisavisDbContext db, CancellationToken cancellationToken) =>
        [
            .. await db
                .Database.SqlQuery<Guid>(
                    $"""SELECT "Id" AS "Value" FROM "Nodes" WHERE "SeenAt" > clock_timestamp() - interval '12 seconds'"""
                )
                .ToListAsync(cancellationToken),
        ];
}
