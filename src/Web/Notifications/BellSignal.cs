using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Signaling.Messages;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications;

/// <summary>Notes whose bells changed once that is committed, with the save or with the transaction around it.</summary>
internal sealed class BellSignal : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private readonly Channel<Guid> changed = Channel.CreateUnbounded<Guid>();

    public ChannelReader<Guid> Changed => changed.Reader;

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Note(eventData.Context);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        Note(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Note(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Note(eventData.Context);
        return Task.CompletedTask;
    }

    private void Note(DbContext? db)
    {
        foreach (var entry in db?.ChangeTracker.Entries<Notice>().ToList() ?? [])
        {
            if (entry.Entity is { AccountId: { } accountId, DeliveredAt: not null })
            {
                changed.Writer.TryWrite(accountId);
            }
        }
    }
}

/// <summary>Tells open pages the new count of the bell.</summary>
internal sealed partial class BellWorker(
    BellSignal signal,
    InboxNotices pages,
    IDbContextFactory<VisavisDbContext> contexts,
    ILogger<BellWorker> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var accountId in signal.Changed.ReadAllAsync(stoppingToken))
            {
                await TellAsync(accountId, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private async Task TellAsync(Guid accountId, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var count = await Bell.CountAsync(db, accountId, cancellationToken);
            await pages.TellAsync(accountId, new InboxChange(InboxChangeKind.Notices, Count: count));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The page shows the count at its next load.
            Log.NotTold(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A changed bell could not be told to open pages")]
        public static partial void NotTold(ILogger logger, Exception exception);
    }
}
