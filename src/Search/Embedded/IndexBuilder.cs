using Microsoft.Data.Sqlite;

namespace Visavis.Search.Embedded;

/// <summary>Writes a complete index file. Nobody reads it meanwhile, so that it needs no journal; it is on the disk when the task ends.</summary>
internal static class IndexBuilder
{
    private const int ReportEvery = 500;

    public static async Task BuildAsync(
        string path,
        IAsyncEnumerable<ProfessionalDocument> documents,
        string checkpoint,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        await using (var connection = new SqliteConnection(connectionString))
        {
            connection.Open();
            connection.Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;");
            connection.Run(IndexSchema.Create);
            using var transaction = connection.BeginTransaction();
            using (var writer = new DocumentWriter(transaction, isNewFile: true))
            {
                var count = 0L;
                await foreach (var document in documents.WithCancellation(cancellationToken))
                {
                    writer.Put(document);
                    if (++count % ReportEvery == 0)
                    {
                        progress?.Report(count);
                    }
                }

                writer.SetMeta(IndexSchema.VersionKey, IndexSchema.Version);
                writer.SetMeta(IndexSchema.CheckpointKey, checkpoint);
                progress?.Report(count);
            }

            transaction.Commit();
            connection.Run("PRAGMA journal_mode = WAL;");
        }

        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
