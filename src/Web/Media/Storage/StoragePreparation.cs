namespace Visavis.Web.Media.Storage;

/// <summary>At start: the container is there, or the log says why not. The site runs without; what needs files says so by itself.</summary>
internal sealed partial class StoragePreparation(IBlobStore store, ILogger<StoragePreparation> logger) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (store is not AzureBlobStore azure)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await azure.PrepareAsync(limit.Token);
        }
        catch (Exception e)
            when (!cancellationToken.IsCancellationRequested && e is StorageUnavailableException or OperationCanceledException)
        {
            Log.NotReady(logger, e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Error,
            "Azure Blob Storage does not answer: check Storage:Azure:ConnectionString. Photos and documents are missing until it does"
        )]
        public static partial void NotReady(ILogger logger, Exception exception);
    }
}
