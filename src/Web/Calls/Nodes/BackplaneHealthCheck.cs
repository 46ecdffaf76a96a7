using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Visavis.Signaling.Nodes;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls.Nodes;

/// <summary>
/// Out of reach of the other nodes the pages of this one still ring and talk, so it is sent people all the same; so it is when the pools of all nodes together
/// could ask more connections of the server than it has, which goes well until the first peak.
/// </summary>
internal sealed partial class BackplaneHealthCheck(
    INodes nodes,
    IDbContextFactory<VisavisDbContext> contexts,
    ILogger<BackplaneHealthCheck> logger
) : IHealthCheck
{
    private int told;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!nodes.IsOn)
        {
            return HealthCheckResult.Healthy();
        }

        if (!nodes.IsWhole)
        {
            return HealthCheckResult.Degraded("The other nodes are out of reach.");
        }

        return await HasRoomAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("The pools of all nodes together exceed the connections of the database server.");
    }

    private async Task<bool> HasRoomAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var alive = await db
                .Database.SqlQuery<int>(
                    $"""SELECT count(*)::int AS "Value" FROM "Nodes" WHERE "SeenAt" > clock_timestamp() - interval '12 seconds'"""
                )
                .SingleAsync(cancellationToken);
            var room = await db
                .Database.SqlQuery<int>(
                    $"""SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS "Value" """
                )
                .SingleAsync(cancellationToken);
            var pool = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()).MaxPoolSize;
            if (alive * pool <= room)
            {
                told = 0;
                return true;
            }

            if (Interlocked.Exchange(ref told, 1) == 0)
            {
                LogNoRoom(alive, pool, room);
            }

            return false;
        }
        catch (DbException)
        {
            // The check of the database says so.
            return true;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Nodes} nodes with a pool of {Pool} connections each may ask more than the {Room} that the database server has; see Maximum Pool Size in the operations manual"
    )]
    private partial void LogNoRoom(int nodes, int pool, int room);
}
