using Microsoft.EntityFrameworkCore;
using Npgsql;
using Visavis.Web.Foundation.Data;

namespace Visavis.TestSupport.Databases;

/// <summary>The newest schema, migrated once per process and provider: a copy of it costs next to nothing, migrating anew a fifth of a start.</summary>
internal static class DatabaseTemplate
{
    private static readonly Lazy<Task<string>> SqliteFile = new(MakeSqliteFileAsync);
    private static readonly Lazy<Task<string>> PostgresName = new(MakePostgresDatabaseAsync);

    public static async Task CopySqliteAsync(string file) => File.Copy(await SqliteFile.Value, file);

    public static async Task<string> CopyPostgresAsync()
    {
        var template = await PostgresName.Value;
        return await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(template);
    }

    private static async Task<string> MakeSqliteFileAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var file = folder["template.db"];
        await using var db = new SqliteVisavisDbContext(
            new DbContextOptionsBuilder<SqliteVisavisDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options
        );
        await db.Database.MigrateAsync();
        return file;
    }

    private static async Task<string> MakePostgresDatabaseAsync()
    {
        var connectionString = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using (
            var db = new PostgresVisavisDbContext(
                // PostgreSQL copies no database somebody is connected to.
                new DbContextOptionsBuilder<PostgresVisavisDbContext>()
                    .UseNpgsql($"{connectionString};Pooling=False")
                    .Options
            )
        )
        {
            await db.Database.MigrateAsync();
        }

        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }
}
