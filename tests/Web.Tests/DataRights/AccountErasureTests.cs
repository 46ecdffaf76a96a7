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
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.DataRights;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class AccountErasureTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

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
                await db.Set<ConversationMessage>().Select(m => m.Text).ToListAsync(Cancellation)
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

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Rows_that_change_meanwhile_do_not_keep_anybody_here(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var erasure = app.Services.GetRequiredService<AccountErasure>();
        for (var round = 0; round < 3; round++)
        {
            var account = await app.AddAccountAsync();
            var export = new DataExport
            {
                Id = Guid.NewGuid(),
                AccountId = account.Id,
                State = DataExportState.Ready,
                Version = Guid.NewGuid(),
            };
            await app.WithDataAsync(db =>
            {
                db.Add(export);
                return db.SaveChangesAsync();
            });
            var meddling = Task.Run(
                async () =>
                {
                    for (var change = 0; change < 5; change++)
                    {
                        await app.WithDataAsync(db =>
                            db.DataExports.Where(e => e.Id == export.Id)
                                .ExecuteUpdateAsync(set => set.SetProperty(e => e.Version, Guid.NewGuid()), Cancellation)
                        );
                    }
                },
                Cancellation
            );

            var answers = await Task.WhenAll(
                erasure.EraseAsync(account.Id, account.Id, Cancellation),
                erasure.EraseAsync(account.Id, account.Id, Cancellation)
            );
            await meddling;

            Assert.Single(answers, erased => erased);
            Assert.Equal(0, await app.WithDataAsync(db => db.DataExports.CountAsync(Cancellation)));
        }
    }

    [Fact]
    public async Task Who_is_erased_by_another_process_is_cut_off_here_within_five_seconds()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var site = AppHost.On(database);
        await using var commandLine = AppHost.On(database);
        using var person = new PersonClient(site.StartOnPort());
        var account = await site.AddAccountAsync();
        await person.SignInAsDemoAsync(account.Id);
        await using var page = await HubPage.OpenAsync(
            person.Address,
            options =>
            {
                options.SetRequestHeader("Cookie", string.Join("; ", person.Cookies.Select(c => $"{c.Key}={c.Value}")));
                options.SetRequestHeader("Origin", person.Address.GetLeftPart(UriPartial.Authority));
            }
        );

        await commandLine.Services.GetRequiredService<AccountErasure>().EraseAsync(account.Id, actorId: null, Cancellation);

        await page.Closed.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.Found, (await person.GetAsync("/account/security")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_last_owner_of_an_organisation_may_leave_and_its_own_account_is_owner_again(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var erasure = app.Services.GetRequiredService<AccountErasure>();
        var (demoted, gone) = ((await app.AddOrganisationAsync()).Id, (await app.AddOrganisationAsync("Atelier Faure")).Id);
        var owners = new List<Membership>();
        foreach (var organisation in new[] { demoted, gone })
        {
            owners.Add(await app.AddMemberAsync(organisation, "Anne Martin", MemberRole.Owner));
            owners.Add(await app.AddMemberAsync(organisation, "Paul Petit", MemberRole.Owner));
        }

        await app.WithDataAsync(async db =>
        {
            await db
                .Memberships.Where(m => m.AccountId == demoted)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, MemberRole.Member));
            return await db
                .Memberships.Where(m => m.AccountId == gone)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftAt, m => m.JoinedAt), Cancellation);
        });

        // At once: each could think that the other one stays.
        await Task.WhenAll(owners.Select(o => Task.Run(() => erasure.EraseAsync(o.AccountId, o.AccountId, Cancellation), Cancellation)));

        foreach (var organisation in new[] { demoted, gone })
        {
            var left = Assert.Single(await app.MembersAsync(organisation), m => m.LeftAt is null);
            Assert.Equal((organisation, MemberRole.Owner), (left.AccountId, left.Role));
        }
    }

    [Fact]
    public async Task An_account_that_was_never_finished_goes_after_thirty_days()
    {
        await using var app = AppHost.OnSqlite();
        var now = TimeProvider.System.GetUtcNow();
        var old = await AddAsync(now - UnfinishedAccountSweeper.KeptFor - TimeSpan.FromHours(1), terms: null);
        var young = await AddAsync(now - UnfinishedAccountSweeper.KeptFor + TimeSpan.FromHours(1), terms: null);
        var finished = await AddAsync(now - TimeSpan.FromDays(900), terms: now);

        await app.Services.GetRequiredService<UnfinishedAccountSweeper>().SweepAsync(Cancellation);

        Assert.NotNull((await app.ReadAccountAsync(old.Id)).ErasedAt);
        Assert.Null((await app.ReadAccountAsync(young.Id)).ErasedAt);
        Assert.Null((await app.ReadAccountAsync(finished.Id)).ErasedAt);

        Task<Visavis.Web.Accounts.Account> AddAsync(DateTimeOffset created, DateTimeOffset? terms) =>
            app.AddAccountAsync(change: a => (a.CreatedAt, a.TermsAcceptedAt) = (created, terms));
    }

    [Fact]
    public async Task An_address_that_was_never_confirmed_gives_nobody_what_was_sent_to_it()
    {
        await using var app = AppHost.OnSqlite();
        var impostor = await app.AddAccountAsync(change: a => a.Email = "zoe@example.org");
        var organisation = await app.AddOrganisationAsync();
        await app.InviteAsync(organisation.Id, "zoe@example.org");

        using var zip = new MemoryStream();
        await app.Services.GetRequiredService<DataExportWriter>().WriteAsync(impostor.Id, zip, progress: null, Cancellation);
        await app.Services.GetRequiredService<AccountErasure>().EraseAsync(impostor.Id, impostor.Id, Cancellation);

        using var archive = new System.IO.Compression.ZipArchive(zip);
        using var data = new StreamReader(archive.GetEntry("data.json")!.Open());
        Assert.DoesNotContain(organisation.Id.ToString(), await data.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDataAsync(db => db.Invitations.CountAsync(Cancellation)));
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
