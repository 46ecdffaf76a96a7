using Visavis.TestSupport.Hosting;
using Visavis.Web.Commands;

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
