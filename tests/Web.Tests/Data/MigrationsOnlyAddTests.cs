using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Data;

/// <summary>While a new version migrates, nodes of the old one serve on: nothing they read may go, be renamed or change its kind. That comes a release later.</summary>
public sealed class MigrationsOnlyAddTests
{
    private static readonly Type[] Taking =
    [
        typeof(DropTableOperation),
        typeof(DropColumnOperation),
        typeof(RenameTableOperation),
        typeof(RenameColumnOperation),
        typeof(AlterColumnOperation),
        typeof(DropSequenceOperation),
        typeof(DropSchemaOperation),
    ];

    [Fact]
    public void No_migration_after_the_first_takes_anything_away()
    {
        using var postgres = new PostgresVisavisDbContext(
            new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql("Host=nowhere").Options
        );
        using var sqlite = new SqliteVisavisDbContext(
            new DbContextOptionsBuilder<SqliteVisavisDbContext>().UseSqlite("Data Source=:memory:").Options
        );
        foreach (VisavisDbContext db in new VisavisDbContext[] { postgres, sqlite })
        {
            var migrations = db.GetService<IMigrationsAssembly>();
            Assert.True(migrations.Migrations.Count > 1);
            foreach (var (id, type) in migrations.Migrations.Skip(1))
            {
                var migration = migrations.CreateMigration(type, db.Database.ProviderName!);
                Assert.All(
                    migration.UpOperations,
                    operation =>
                        Assert.False(
                            Array.Exists(Taking, taking => taking.IsInstanceOfType(operation)),
                            $"{id}: {operation.GetType().Name} would break the nodes of the version before."
                        )
                );
            }
        }
    }
}
