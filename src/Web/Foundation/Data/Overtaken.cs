using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Visavis.Web.Foundation.Data;

/// <summary>Two at once: somebody else wrote between the reading and the writing. Whoever comes second does it again, on what the first wrote.</summary>
internal static class Overtaken
{
    private const int MostTries = 10;

    public static bool Is(Exception? problem)
    {
        for (; problem is not null; problem = problem.InnerException)
        {
            if (
                problem is DbUpdateConcurrencyException
                || (problem is DbUpdateException update && UniqueViolation.Is(update))
                || problem is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Does it, and again from the reading on as long as others come first.</summary>
    /// <param name="work">Reads, changes and saves; in no transaction but its own.</param>
    public static async Task<T> AgainAsync<T>(VisavisDbContext db, Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception e) when (attempt < MostTries && Is(e))
            {
                // What was read is out of date.
                db.ChangeTracker.Clear();
            }
        }
    }

    public static Task AgainAsync(VisavisDbContext db, Func<Task> work) =>
        AgainAsync(
            db,
            async () =>
            {
                await work();
                return true;
            }
        );
}
