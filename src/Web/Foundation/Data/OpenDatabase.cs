using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Visavis.Web.Foundation.Data;

/// <summary>
/// Keeps SQLite's files open while the site runs: the last connection that closes takes the journal away, and a disk that is full by then has no room
/// to begin it anew, not even for reading. A site that stops lets go of them all, so that the journal is in the file and nothing of it is left open.
/// </summary>
internal sealed class OpenDatabase(IDbContextFactory<VisavisDbContext> contexts) : IHostedService, IAsyncDisposable
{
    private VisavisDbContext? held;
    private string? file;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        held = await contexts.CreateDbContextAsync(cancellationToken);
        file = held.Database.GetConnectionString();
        await held.Database.OpenConnectionAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref held, null) is { } db)
        {
            await db.DisposeAsync();
        }

        if (file is not null)
        {
            // Once when the site stops, and again when its services are gone: some of them write until then.
            using var pooled = new SqliteConnection(file);
            SqliteConnection.ClearPool(pooled);
        }
    }
}
