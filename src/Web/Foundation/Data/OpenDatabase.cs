using Microsoft.EntityFrameworkCore;

namespace Visavis.Web.Foundation.Data;

/// <summary>
/// Keeps SQLite's files open while the site runs: the last connection that closes takes the journal away, and a disk that is full by then has no room
/// to begin it anew, not even for reading.
/// </summary>
internal sealed class OpenDatabase(IDbContextFactory<VisavisDbContext> contexts) : IHostedService, IAsyncDisposable
{
    private VisavisDbContext? held;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        held = await contexts.CreateDbContextAsync(cancellationToken);
        await held.Database.OpenConnectionAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref held, null) is { } db)
        {
            await db.DisposeAsync();
        }
    }
}
