using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Visavis.Web.Foundation.Background;

/// <summary>Raises the signal once rows are committed, with the save or with the transaction around it.</summary>
internal sealed class CommitSignalInterceptor<TRow>(CommitSignal<TRow> signal) : DbTransactionInterceptor, ISaveChangesInterceptor
    where TRow : class
{
    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        RaiseAfter(eventData.Context);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        RaiseAfter(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        RaiseAfter(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        RaiseAfter(eventData.Context);
        return Task.CompletedTask;
    }

    private void RaiseAfter(DbContext? db)
    {
        if (db?.ChangeTracker.Entries<TRow>().Any() == true)
        {
            signal.Raise();
        }
    }
}
