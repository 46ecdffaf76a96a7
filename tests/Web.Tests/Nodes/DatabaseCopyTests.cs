using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Commands;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Tests.DataRights;

namespace Visavis.Web.Tests.Nodes;

/// <summary>From SQLite to PostgreSQL: every row of every table, and the site goes on where it was.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class DatabaseCopyTests
{
    private static readonly JsonSerializerOptions Json = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles };

    [Fact]
    public async Task Everything_is_copied_numbers_go_on_after_the_largest_and_who_was_signed_in_still_is()
    {
        using var file = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        using var target = await TestDatabase.CreateEmptyAsync(DatabaseProvider.PostgreSql);
        Dictionary<string, string> cookies;
        Guid person;
        await using (var app = AppHost.On(file))
        {
            using var client = new PersonClient(app.StartOnPort());
            person = (await WholePerson.CreateAsync(app)).Person.Id;
            await client.SignInAsDemoAsync(person);
            cookies = new Dictionary<string, string>(client.Cookies);
        }

        // Commands start none of what works in the background.
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(new Dictionary<string, string?> { [CopyToPostgresCommand.TargetKey] = target.ConnectionString })
                    .Build()
            )
            .AddScoped<VisavisDbContext>(_ => new SqliteVisavisDbContext(
                new DbContextOptionsBuilder<SqliteVisavisDbContext>().UseSqlite(file.ConnectionString).Options
            ))
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var before = await ReadAsync(scope.ServiceProvider.GetRequiredService<VisavisDbContext>());
        using var output = new StringWriter();
        var console = new CommandConsole(output, output, IsTerminal: false);
        await new CopyToPostgresCommand().RunAsync(services, console, TestContext.Current.CancellationToken);

        // Once: what is there is never mixed with what comes.
        var again = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new CopyToPostgresCommand().RunAsync(services, console, TestContext.Current.CancellationToken)
        );
        Assert.Contains("is not empty", again.Message, StringComparison.Ordinal);
        await using var db = new PostgresVisavisDbContext(
            new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(target.ConnectionString).Options
        );
        var after = await ReadAsync(db);
        Assert.True(before.Count > 60);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
        var largest = await db.Outbox.MaxAsync(m => m.Id);

        await using var moved = AppHost.On(target);
        using var same = new PersonClient(moved.StartOnPort());
        cookies.ToList().ForEach(same.Cookies.Add);
        Assert.Equal(HttpStatusCode.OK, (await same.GetAsync("/account/security")).StatusCode);
        var added = await moved.AddProfessionalAsync();
        Assert.Contains(await db.Outbox.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken), m => m.Id > largest);
        Assert.NotEqual(person, added.Id);
        // Foreign keys and triggers are back.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"VoucherLots\""));
        Assert.NotEmpty(
            await db.Database.SqlQuery<string>($"SELECT conname::text AS \"Value\" FROM pg_constraint WHERE contype = 'f'").ToListAsync()
        );
    }

    /// <summary>Each table's rows as texts, sorted.</summary>
    private static async Task<Dictionary<string, List<string>>> ReadAsync(VisavisDbContext db)
    {
        var read = new Dictionary<string, List<string>>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.BaseType is null && !t.IsOwned()))
        {
            var rows =
                (Task<List<string>>)
                    typeof(DatabaseCopyTests)
                        .GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                        .MakeGenericMethod(type.ClrType)
                        .Invoke(null, [db, type])!;
            read[type.GetTableName()!] = await rows;
        }

        return read;
    }

    private static async Task<List<string>> RowsAsync<TRow>(VisavisDbContext db, IEntityType type)
        where TRow : class
    {
        var rows = await db.Set<TRow>().AsNoTracking().IgnoreQueryFilters().ToListAsync();
        var properties = type.GetProperties().Where(p => !p.IsShadowProperty()).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        return
        [
            .. rows.Select(row => string.Join("|", properties.Select(p => JsonSerializer.Serialize(p.GetGetter().GetClrValue(row), Json))))
                .Order(StringComparer.Ordinal),
        ];
    }
}
