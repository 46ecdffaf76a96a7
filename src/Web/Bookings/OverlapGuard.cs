using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Visavis.Web.Bookings;

/// <summary>
/// What keeps two people from the same time, whatever code writes: an exclusion constraint on PostgreSQL, triggers on SQLite, whose writers
/// come one after the other. Times that only touch do not overlap.
/// </summary>
internal static class OverlapGuard
{
    private const string Message = "booked-time-overlap";

    /// <summary>Rows of the migration; SQLite keeps times as milliseconds.</summary>
    public static readonly IReadOnlyList<string> Sqlite = [Trigger("Insert", "INSERT"), Trigger("Update", "UPDATE")];

    public static readonly IReadOnlyList<string> PostgreSql =
    [
        "CREATE EXTENSION IF NOT EXISTS btree_gist;",
        """
            ALTER TABLE "BookedTimes" ADD CONSTRAINT "CK_BookedTimes_Length"
                CHECK ("EndsAt" > "StartsAt" AND "EndsAt" - "StartsAt" <= interval '36 hours');
            """,
        """
            ALTER TABLE "BookedTimes" ADD CONSTRAINT "EX_BookedTimes_Overlap" EXCLUDE USING gist
                ("ProfessionalId" WITH =, "OwnerId" WITH <>, tstzrange("StartsAt", "EndsAt") WITH &&);
            """,
    ];

    /// <summary>Whether the database refused a time because it is taken.</summary>
    public static bool Refused(DbUpdateException problem) =>
        problem.InnerException is SqliteException { SqliteErrorCode: 19 } sqlite
            && sqlite.Message.Contains(Message, StringComparison.Ordinal)
        || problem.InnerException
            is PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.DeadlockDetected };

    private static string Trigger(string name, string verb) =>
        $"""
            CREATE TRIGGER "BookedTimes_Guard{name}" BEFORE {verb} ON "BookedTimes"
            BEGIN
              SELECT RAISE(ABORT, 'booked-time-length')
                WHERE NEW."EndsAt" <= NEW."StartsAt" OR NEW."EndsAt" - NEW."StartsAt" > 129600000;
              SELECT RAISE(ABORT, '{Message}') WHERE EXISTS (
                SELECT 1 FROM "BookedTimes" taken
                WHERE taken."ProfessionalId" = NEW."ProfessionalId" AND taken."OwnerId" <> NEW."OwnerId" AND taken."Id" <> NEW."Id"
                  AND taken."StartsAt" < NEW."EndsAt" AND taken."StartsAt" > NEW."StartsAt" - 129600000 AND taken."EndsAt" > NEW."StartsAt");
            END;
            """;
}
