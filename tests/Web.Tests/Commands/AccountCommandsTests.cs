using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Commands;

namespace Visavis.Web.Tests.Commands;

public sealed class AccountCommandsTests : IAsyncDisposable
{
    private readonly AppHost app = AppHost.OnSqlite();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Promoting_makes_an_administrator_and_leaves_a_trace()
    {
        var account = await app.AddAccountAsync(change: a => (a.Email, a.NormalizedEmail, a.EmailConfirmed) = ("a@b.fr", "A@B.FR", true));

        Assert.Equal(0, await RunAsync("promote --email a@b.fr"));
        Assert.Equal(0, await RunAsync("promote --email A@b.fr"));

        Assert.True((await app.ReadAccountAsync(account.Id)).IsAdministrator);
        Assert.Equal("administrator-promoted", (await app.WithDataAsync(db => db.AuditEntries.SingleAsync(Cancellation))).Action);
        Assert.Contains("already", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_from_the_command_line_is_the_same_erasure()
    {
        var person = await app.AddProfessionalAsync();

        Assert.Equal(0, await RunAsync($"erase-account --reference V-{person.ReferenceCode} --confirm yes"));

        Assert.NotNull((await app.ReadAccountAsync(person.Id)).ErasedAt);
        Assert.Equal(CommandRunner.Failed, await RunAsync($"erase-account --id {person.Id} --confirm yes"));
        Assert.Contains("There is no account", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exporting_writes_a_new_file_and_never_over_an_old_one()
    {
        using var folder = new TemporaryFolder();
        var account = await app.AddAccountAsync();
        var path = folder["me.zip"];

        Assert.Equal(0, await RunAsync($"export-account --id {account.Id} --to {path}"));
        Assert.Contains("100 of 100 hundredths", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(CommandRunner.Failed, await RunAsync($"export-account --id {account.Id} --to {path}"));

        await using var zip = await ZipFile.OpenReadAsync(path, Cancellation);
        Assert.NotNull(zip.GetEntry("data.json"));
        Assert.Equal(
            OperatingSystem.IsWindows() ? UnixFileMode.None : UnixFileMode.UserRead | UnixFileMode.UserWrite,
            OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path)
        );
    }

    [Fact]
    public async Task An_address_that_two_accounts_have_is_refused()
    {
        await app.AddAccountAsync(change: a => a.NormalizedEmail = "A@B.FR");
        await app.AddAccountAsync(change: a => a.NormalizedEmail = "A@B.FR");

        Assert.Equal(CommandRunner.Failed, await RunAsync("promote --email a@b.fr"));

        Assert.Contains("Several accounts", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("promote")]
    [InlineData("erase-account --confirm yes")]
    [InlineData("export-account --to here.zip")]
    public async Task An_address_that_was_never_confirmed_names_nobody(string line)
    {
        var impostor = await app.AddAccountAsync(change: a => a.NormalizedEmail = "BOSS@B.FR");

        Assert.Equal(CommandRunner.Failed, await RunAsync($"{line} --email boss@b.fr"));

        Assert.Contains("never confirmed", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains(impostor.Id.ToString(), errors.ToString(), StringComparison.Ordinal);
        var after = await app.ReadAccountAsync(impostor.Id);
        Assert.Equal((false, null), (after.IsAdministrator, after.ErasedAt));
    }

    [Theory]
    [InlineData("promote")]
    [InlineData("promote --email a@b.fr --id 7")]
    [InlineData("export-account --email a@b.fr")]
    [InlineData("erase-account --email a@b.fr")]
    [InlineData("erase-account --email a@b.fr --confirm maybe")]
    public void A_command_that_lacks_something_is_not_run(string line) =>
        Assert.Throws<CommandLineException>(() => CommandLine.Parse(line.Split(' ')));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await output.DisposeAsync();
        await errors.DisposeAsync();
    }

    private Task<int> RunAsync(string line) =>
        CommandLine.Parse(line.Split(' '))!.RunAsync(app.Services, new CommandConsole(output, errors, IsTerminal: false));
}
