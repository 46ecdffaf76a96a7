using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>What goes wrong for a while and by nobody's fault: the same request is right again in a moment.</summary>
public static class PassingTrouble
{
    public const string RetryAfterSeconds = "5";

    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteDiskProblem = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    /// <summary>A database that is locked, full or away, storage that does not answer.</summary>
    public static bool Is(Exception? problem)
    {
        for (; problem is not null; problem = problem.InnerException)
        {
            if (
                problem
                is IPassingTrouble
                    or SqliteException
                    {
                        SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteDiskProblem or SqliteFull or SqliteCannotOpen
                    }
                    or DbException { IsTransient: true }
            )
            {
                return true;
            }
        }

        return false;
    }
}
