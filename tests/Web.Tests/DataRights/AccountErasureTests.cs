using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Calls;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Data;
using Visavis.Web.DataRights;
using Visavis.Web.Media.Storage;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.DataRights;

public sealed class AccountErasureTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Nothing_a_person_wrote_is_left_anywhere_and_what_others_keep_is(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var (person, photoKey) = await WholePerson.CreateAsync(app);
        var store = app.Services.GetRequiredService<IBlobStore>();
        await store.WriteAsync(photoKey, new MemoryStream([1, 2, 3]), "image/png", Cancellation);
        Assert.NotEmpty(await TablesHoldingAsync(app, WholePerson.Word));

        Assert.True(await app.Services.GetRequiredService<AccountErasure>().EraseAsync(person.Id, person.Id, Cancellation));

        Assert.Empty(await TablesHoldingAsync(app, WholePerson.Word));
        Assert.Null(await store.OpenReadAsync(photoKey, Cancellation));
        var (account, calls, messages) = await app.WithDataAsync(async db =>
            (
                await db.Users.SingleAsync(a => a.Id == person.Id, Cancellation),
                await db.Calls.CountAsync(Cancellation),
                await db.CallMessages.Select(m => m.Text).ToListAsync(Cancellation)
            )
        );
        Assert.NotNull(account.ErasedAt);
        Assert.Equal(1, calls);
        Assert.Equal(["Merci"], messages);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_file_holds_something_of_every_table(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var (person, _) = await WholePerson.CreateAsync(app);
        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<VisavisDbContext>>()
            .CreateDbContextAsync(Cancellation);

        foreach (var table in PersonalTables.All)
        {
            Assert.True(
                (await table.ExportAsync(db, new PersonOnFile(person.Id, $"anne@{WholePerson.Word}.example"), Cancellation)).Count > 0,
                $"{table.Name} is empty: extend WholePerson."
            );
        }
    }

    [Fact]
    public async Task An_account_is_erased_once()
    {
        await using var app = AppHost.OnSqlite();
        var account = await app.AddAccountAsync();
        var erasure = app.Services.GetRequiredService<AccountErasure>();

        Assert.True(await erasure.EraseAsync(account.Id, account.Id, Cancellation));
        Assert.False(await erasure.EraseAsync(account.Id, account.Id, Cancellation));
        Assert.False(await erasure.EraseAsync(Guid.NewGuid(), account.Id, Cancellation));
        Assert.Equal(1, await app.WithDataAsync(db => db.AuditEntries.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_running_call_ends_for_the_other_side_and_the_persons_pages_are_cut_off()
    {
        await using var host = SignalingHost.Start();
        var (caller, callee, call) = await host.ConnectAsync();
        var erased = (await host.ReadCallAsync(call.Id))!.CalleeId;

        await host.Service<AccountErasure>().EraseAsync(erased, erased, Cancellation);

        Assert.Equal(CallEndReason.HungUp, await caller.EndOfCallAsync());
        await callee.Closed;
    }

    [Fact]
    public async Task The_name_leaves_search_at_once()
    {
        await using var app = AppHost.OnSqlite();
        var (person, _) = await WholePerson.CreateAsync(app);
        await app.Services.GetRequiredService<SearchProjection>().RebuildAsync(cancellationToken: Cancellation);
        Assert.Contains(person.Id, await FoundAsync(app));

        await app.Services.GetRequiredService<AccountErasure>().EraseAsync(person.Id, person.Id, Cancellation);

        Assert.DoesNotContain(person.Id, await FoundAsync(app));
    }

    private static Task<List<Guid>> FoundAsync(AppHost app) =>
        app.WithDataAsync(async db =>
        {
            var directory = new ProfessionalDirectory(db, app.Services.GetRequiredService<Visavis.Search.ISearchIndex>());
            var page = await directory.SearchAsync(new Visavis.Search.SearchQuery { What = WholePerson.Word }, Cancellation);
            return page.Entries.Select(entry => entry.Professional.Id).ToList();
        });

    /// <summary>Names of tables with the word in any column, read past the model.</summary>
    private static Task<List<string>> TablesHoldingAsync(AppHost app, string word) =>
        app.WithDataAsync(async db =>
        {
            var connection = db.Database.GetDbConnection();
            await connection.OpenAsync(Cancellation);
            var found = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct())
            {
                if ((await TextAsync(connection, table)).Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(table);
                }
            }

            return found;
        });

    private static async Task<string> TextAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of tables come from the model.
        command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var text = new StringBuilder();
        while (await reader.ReadAsync(Cancellation))
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var value = reader.GetValue(column);
                text.Append(value is string[] list ? string.Join(' ', list) : value).Append(' ');
            }
        }

        return text.ToString();
    }
}
