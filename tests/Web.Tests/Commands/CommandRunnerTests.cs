using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Commands;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Tests.Invoices;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Commands;

public sealed class CommandRunnerTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    [Fact]
    public async Task Seeding_and_rebuilding_say_what_they_did()
    {
        await using var app = AppHost.OnSqlite();

        Assert.Equal(0, await RunAsync(app, new SeedCommand(30, 1)));
        Assert.Equal(0, await RunAsync(app, new SeedCommand(30, 1)));
        Assert.Equal(0, await RunAsync(app, new RebuildIndexCommand()));

        Assert.Contains("30 demo professionals added.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing to add", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("made anew from 30 professionals", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(errors.ToString());
    }

    [Fact]
    public async Task Verifying_the_ledger_says_how_many_wallets_it_has_read()
    {
        await using var app = AppHost.OnSqlite();
        await app.WithDataAsync(async db =>
        {
            for (var number = 0; number < 12; number++)
            {
                var client = await app.AddAccountAsync();
                db.Add(
                    new VoucherWallet
                    {
                        Id = Guid.NewGuid(),
                        OwnerId = client.Id,
                        SchemeId = "hours",
                        Reference = $"T-{number:D8}",
                    }
                );
            }

            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        Assert.Equal(0, await RunAsync(app, new VerifyLedgerCommand()));

        Assert.Contains("6 of 12 wallets, 50", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("12 wallets are read.", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("The ledger holds." + Environment.NewLine, output.ToString(), StringComparison.Ordinal);
        Assert.Empty(errors.ToString());
    }

    [Fact]
    public async Task Issuing_invoices_says_how_many_clients_of_an_issuer_are_done()
    {
        await using var site = await InvoiceSite.StartAsync();
        Guid[] clients = [Guid.NewGuid(), Guid.NewGuid()];
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(clients.Select(InvoiceNumberingTests.Client));
            db.AddRange(clients.Select(InvoiceSite.Contact));
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        foreach (var client in clients)
        {
            await InvoiceSite.AddServicesAsync(site, client, [2]);
        }

        await site.App.WithDataAsync(db =>
            db.Set<InvoiceIssuer>()
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.IssuesMonthly, true), TestContext.Current.CancellationToken)
        );
        site.Clock.Advance(new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.Zero) - site.Clock.GetUtcNow());

        Assert.Equal(0, await RunAsync(site.App, new IssueInvoicesCommand()));
        Assert.Equal(0, await RunAsync(site.App, new IssueInvoicesCommand()));

        var lines = output.ToString().Split(Environment.NewLine);
        Assert.StartsWith("1 of 2 clients of issuer 1, 50", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2 of 2 clients of issuer 1, 100", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            ["Issuer 1: 2 invoices issued for 2 clients.", "Nothing is left to issue.", "Nothing is left to issue.", ""],
            lines[2..]
        );
    }

    [Fact]
    public async Task Migrating_names_what_runs_and_says_nothing_of_a_database_that_is_new_already()
    {
        using var database = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);
        var services = new ServiceCollection();
        services.AddDbContext<VisavisDbContext, SqliteVisavisDbContext>(options => options.UseSqlite(database.ConnectionString));
        services.AddSingleton(TimeProvider.System);
        await using var provider = services.BuildServiceProvider();
        var console = new CommandConsole(output, errors, IsTerminal: false);

        Assert.Equal(0, await new MigrateCommand().RunAsync(provider, console));
        Assert.Empty(errors.ToString());
        await using var scope = provider.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<VisavisDbContext>().Database.GetMigrations().ToList();
        Assert.Contains($"Migration 1 of {all.Count}: {all[0]}", output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{all.Count} of {all.Count} migrations, 100", output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"Migrations made: {all.Count}.", output.ToString(), StringComparison.Ordinal);
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await new MigrateCommand().RunAsync(provider, console));

        Assert.Equal("The database has the newest schema." + Environment.NewLine, output.ToString());
    }

    [Fact]
    public async Task A_command_that_fails_says_why_and_how_it_ended()
    {
        await using var app = AppHost.OnSqlite();

        Assert.Equal(CommandRunner.Failed, await RunAsync(app, new FailingCommand()));

        Assert.Contains("The disk is full.", errors.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        output.Dispose();
        errors.Dispose();
    }

    private Task<int> RunAsync(AppHost app, ICommand command) =>
        command.RunAsync(app.Services, new CommandConsole(output, errors, IsTerminal: false));

    private sealed class FailingCommand : ICommand
    {
        public Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken) =>
            throw new IOException("The disk is full.");
    }
}
