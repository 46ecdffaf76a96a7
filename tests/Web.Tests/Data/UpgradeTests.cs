using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Data;

/// <summary>Databases that people already have.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class UpgradeTests
{
    private static readonly Guid Id = new("5b0d2f5e-6a4f-4c25-9f0e-2a1d6c1f7a01");

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_database_of_the_first_schema_keeps_its_rows(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateEmptyAsync(provider);
        await using (var db = Open(database))
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial", Cancellation);
            await InsertAsync(
                db,
                "Accounts",
                ("Id", Key(provider)),
                ("DisplayName", "Anne Martin"),
                ("Category", 2),
                ("CreatedAt", Time(provider)),
                ("IsDemo", false),
                ("IsAdministrator", false),
                ("EmailConfirmed", false),
                ("PhoneNumberConfirmed", false),
                ("TwoFactorEnabled", false),
                ("LockoutEnabled", true),
                ("AccessFailedCount", 0)
            );
            await InsertAsync(
                db,
                "Professionals",
                ("Id", Key(provider)),
                ("ReferenceCode", "7K3M"),
                ("Slug", "anne"),
                ("DisplayName", "Anne Martin"),
                ("Category", 2),
                ("ProfessionLabel", "Plombière"),
                ("CommuneCode", "69123"),
                ("City", "Lyon"),
                ("Department", "69"),
                ("Latitude", 45.7),
                ("Longitude", 4.8),
                ("Languages", "fr"),
                ("Presentation", ""),
                ("PortraitSeed", 7),
                ("OtherProfessions", provider == DatabaseProvider.Sqlite ? "[]" : Array.Empty<string>()),
                ("RecommendationCount", 0),
                ("Version", 0),
                ("IsHidden", false),
                ("CreatedAt", Time(provider)),
                ("UpdatedAt", Time(provider))
            );
            await db.Database.MigrateAsync(Cancellation);
        }

        await using var upgraded = Open(database);
        var account = await upgraded.Users.SingleAsync(Cancellation);
        var person = await upgraded.Professionals.Include(p => p.Services).SingleAsync(Cancellation);

        Assert.Equal((Id, "fr", "Europe/Paris"), (account.Id, account.Language, account.TimeZone));
        Assert.Equal("Plombière", person.ProfessionLabel);
        Assert.Empty(person.OtherProfessions);
        Assert.Empty(person.Services);
    }

    private static VisavisDbContext Open(TestDatabase database) =>
        database.Provider == DatabaseProvider.Sqlite
            ? new SqliteVisavisDbContext(new DbContextOptionsBuilder<SqliteVisavisDbContext>().UseSqlite(database.ConnectionString).Options)
            : new PostgresVisavisDbContext(
                new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(database.ConnectionString).Options
            );

    private static object Key(DatabaseProvider provider) => provider == DatabaseProvider.Sqlite ? Id.ToString().ToUpperInvariant() : Id;

    private static object Time(DatabaseProvider provider)
    {
        var then = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        return provider == DatabaseProvider.Sqlite ? then.ToUnixTimeMilliseconds() : then;
    }

    private static async Task InsertAsync(VisavisDbContext db, string table, params (string Column, object Value)[] values)
    {
        await db.Database.OpenConnectionAsync(Cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var (columns, names) = (values.Select(v => $"\"{v.Column}\""), values.Select((_, index) => $"@p{index}"));
#pragma warning disable CA2100 // Names of tables and columns stand in this file.
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns)}) VALUES ({string.Join(", ", names)})";
#pragma warning restore CA2100
        foreach (var (index, value) in values.Index())
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"p{index}", value.Value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
