using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Visavis.Web.Foundation.Data;

/// <summary>
/// Everything from one database into an empty one on PostgreSQL, in one transaction there: while it runs, nothing is written in the old one, and what
/// fails leaves the new one empty. Foreign keys are put aside and come back over all rows, so that what does not hold together is refused.
/// </summary>
internal sealed class DatabaseCopy(VisavisDbContext source, string connectionString)
{
    private const int RowsAtOnce = 500;

    private static readonly MethodInfo CopyOneMethod = typeof(DatabaseCopy).GetMethod(
        nameof(CopyOneAsync),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    /// <param name="tell">Each table with its rows.</param>
    /// <returns>Rows in all.</returns>
    /// <exception cref="InvalidOperationException">The new database has rows already.</exception>
    public async Task<long> RunAsync(Action<string, long> tell, CancellationToken cancellationToken)
    {
        // Without what watches saves: nothing happens here that has not happened already.
        var options = new DbContextOptionsBuilder<PostgresVisavisDbContext>()
            .UseNpgsql(connectionString, o => o.CommandTimeout(600))
            .Options;
        await using var target = new PostgresVisavisDbContext(options);
        target.ChangeTracker.AutoDetectChangesEnabled = false;
        await target.Database.MigrateAsync(cancellationToken);
        var types = source.Model.GetEntityTypes().Where(t => t.BaseType is null && !t.IsOwned() && t.GetTableName() is not null).ToList();

        // Holds writers of the old database off until the end; they wait, and then are refused.
        await using var standstill = await source.Database.BeginTransactionAsync(cancellationToken);
        await using var transaction = await target.Database.BeginTransactionAsync(cancellationToken);
        var keys = await TextsAsync(target, ForeignKeys, cancellationToken);
        var tables = types.Select(t => t.GetTableName()!).Distinct().ToList();
        await ExecuteAsync(target, keys.Select(k => $"ALTER TABLE {k[0]} DROP CONSTRAINT {k[1]}"), cancellationToken);
        await ExecuteAsync(target, tables.Select(t => $"ALTER TABLE \"{t}\" DISABLE TRIGGER USER"), cancellationToken);
        long all = 0;
        foreach (var type in types.OrderBy(t => t.GetTableName(), StringComparer.Ordinal))
        {
            var copy = (Task<long>)CopyOneMethod.MakeGenericMethod(type.ClrType).Invoke(this, [target, type, cancellationToken])!;
            var rows = await copy;
            tell(type.GetTableName()!, rows);
            all += rows;
        }

        await ExecuteAsync(target, tables.Select(t => $"ALTER TABLE \"{t}\" ENABLE TRIGGER USER"), cancellationToken);
        await ExecuteAsync(target, keys.Select(k => $"ALTER TABLE {k[0]} ADD CONSTRAINT {k[1]} {k[2]}"), cancellationToken);
        await SetSequencesAsync(target, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return all;
    }

    private const string ForeignKeys = """
        SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
        FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2
        """;

    private const string Sequences = """
        SELECT quote_ident(table_name), quote_ident(column_name), pg_get_serial_sequence(quote_ident(table_name), column_name)
        FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'
        """;

    private async Task<long> CopyOneAsync<TRow>(VisavisDbContext target, IEntityType type, CancellationToken cancellationToken)
        where TRow : class
    {
        if (await target.Set<TRow>().IgnoreQueryFilters().AnyAsync(cancellationToken))
        {
            throw new InvalidOperationException(
                $"The new database is not empty: {type.GetTableName()} has rows. Nothing was copied. Make a new one and try again."
            );
        }

        var shadows = type.GetProperties().Where(p => p.IsShadowProperty() && !p.IsPrimaryKey()).Select(p => p.Name).ToList();
        long rows = 0;
        var batch = new List<TRow>(RowsAtOnce);
        await foreach (var row in source.Set<TRow>().IgnoreQueryFilters().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            batch.Add(row);
            if (batch.Count == RowsAtOnce)
            {
                await WriteAsync();
            }
        }

        await WriteAsync();
        return rows;

        async Task WriteAsync()
        {
            foreach (var row in batch)
            {
                var copied = target.Add(row);
                foreach (var shadow in shadows)
                {
                    copied.Property(shadow).CurrentValue = source.Entry(row).Property(shadow).CurrentValue;
                }
            }

            await target.SaveChangesAsync(cancellationToken);
            rows += batch.Count;
            batch.Clear();
            target.ChangeTracker.Clear();
            source.ChangeTracker.Clear();
        }
    }

    /// <summary>The next number of each column that counts comes after the largest that was copied.</summary>
    private static async Task SetSequencesAsync(VisavisDbContext target, CancellationToken cancellationToken)
    {
        foreach (var column in await TextsAsync(target, Sequences, cancellationToken))
        {
            var largest = $"(SELECT MAX({column[1]}) FROM {column[0]})";
            await ExecuteAsync(
                target,
                [$"SELECT setval('{column[2]}', GREATEST(COALESCE({largest}, 0), 1), {largest} IS NOT NULL)"],
                cancellationToken
            );
        }
    }

    private static async Task ExecuteAsync(VisavisDbContext target, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            await target.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        }
    }

    private static async Task<List<string[]>> TextsAsync(VisavisDbContext target, string query, CancellationToken cancellationToken)
    {
        var connection = target.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add([
                .. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!),
            ]);
        }

        return found;
    }
}
