using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Data;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DatabaseTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_new_database_is_migrated_and_matches_the_model(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateEmptyAsync(provider);
        await using var app = AppHost.On(database);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Cookie_protection_keys_outlive_the_process(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateEmptyAsync(provider);
        string written;
        await using (var first = AppHost.On(database))
        {
            written = Protector(first).Protect("a session");
        }

        await using var second = AppHost.On(database);

        Assert.Equal("a session", Protector(second).Unprotect(written));
    }

    [Fact]
    public async Task Sqlite_writes_ahead()
    {
        await using var app = AppHost.OnSqlite();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();

        var mode = await db.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["wal"], mode);
    }

    private static IDataProtector Protector(AppHost app) =>
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
