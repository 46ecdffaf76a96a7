using System.Collections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Visavis.Web.Foundation.Data;

/// <summary>
/// After PostgreSQL restarted, the connections that are kept lead nowhere: a read outside of a transaction throws them all away and is tried once more.
/// What writes is never sent twice.
/// </summary>
internal sealed class ReadsOnceMore(ExecutionStrategyDependencies dependencies) : IExecutionStrategy
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public bool RetriesOnFailure => false;

    private DbContext Context => dependencies.CurrentContext.Context;

    /// <summary>Requests and workers read asynchronously; what does not is the start, and the start tries again by itself.</summary>
    public TResult Execute<TState, TResult>(
        TState state,
        Func<DbContext, TState, TResult> operation,
        Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded
    ) => operation(Context, state);

    public async Task<TResult> ExecuteAsync<TState, TResult>(
        TState state,
        Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await operation(Context, state, cancellationToken);
        }
        catch (Exception e) when (MayTryAgain(state, e))
        {
            ForgetConnections();
            await Task.Delay(Pause, cancellationToken);
            return await operation(Context, state, cancellationToken);
        }
    }

    /// <summary>The rows of a query are what is read; saves and bulk changes come with other states.</summary>
    private bool MayTryAgain<TState>(TState state, Exception problem) =>
        IsLost(problem)
        && Context.Database.CurrentTransaction is null
        && System.Transactions.Transaction.Current is null
        && state is not null
        && Array.Exists(
            state.GetType().GetInterfaces(),
            i => i == typeof(IEnumerator) || (i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerator<>))
        );

    /// <summary>The connection is gone, or the server stops or starts; not a lock or a conflict.</summary>
    private static bool IsLost(Exception? problem)
    {
        for (; problem is not null; problem = problem.InnerException)
        {
            switch (problem)
            {
                case PostgresException refusal:
                    return refusal.SqlState
                        is PostgresErrorCodes.AdminShutdown
                            or PostgresErrorCodes.CrashShutdown
                            or PostgresErrorCodes.CannotConnectNow;
                case NpgsqlException { IsTransient: true, InnerException: not TimeoutException }:
                    return true;
            }
        }

        return false;
    }

    private void ForgetConnections()
    {
        if (Context.Database.GetDbConnection() is NpgsqlConnection connection)
        {
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
