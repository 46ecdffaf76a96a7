using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.Web.Commands;

namespace Visavis.Web.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("seed --professionals 300", typeof(SeedCommand))]
    [InlineData("seed --professionals=300 --seed 7 --Database:Provider PostgreSql", typeof(SeedCommand))]
    [InlineData("rebuild-index", typeof(RebuildIndexCommand))]
    [InlineData("issue-invoices", typeof(IssueInvoicesCommand))]
    [InlineData("verify-ledger", typeof(VerifyLedgerCommand))]
    [InlineData("copy-to-postgres", typeof(CopyToPostgresCommand))]
    [InlineData("rebuild-index --DataFolder /data --Database:Provider=Sqlite", typeof(RebuildIndexCommand))]
    [InlineData("seed --DataFolder=/data --professionals 300", typeof(SeedCommand))]
    [InlineData("migrate", typeof(MigrateCommand))]
    [InlineData("", null)]
    [InlineData("--urls http://localhost:1", null)]
    public void Arguments_name_a_command_or_none(string line, Type? command) => Assert.Equal(command, Parse(line)?.GetType());

    [Theory]
    [InlineData("sead --professionals 3", "There is no command 'sead'.")]
    [InlineData("seed", "seed needs --professionals N.")]
    [InlineData("seed --professionals", "--professionals needs a value.")]
    [InlineData("seed --professionals lots", "--professionals must be a whole number from 1 to 1000000, not 'lots'.")]
    [InlineData("seed --professionals -5", "--professionals must be a whole number")]
    [InlineData("seed --professionals 99999999999", "--professionals must be a whole number")]
    [InlineData("seed --professionals 5 --professionals 6", "--professionals is given twice.")]
    [InlineData("seed --people 5", "seed needs --professionals N.")]
    [InlineData("seed --professionals 5 --colour red", "seed has no option --colour.")]
    [InlineData("migrate now", "'now' is not expected here.")]
    public void What_cannot_be_understood_is_said_with_what_could(string line, string message)
    {
        var problem = Assert.Throws<CommandLineException>(() => Parse(line));

        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains("rebuild-index", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help", true)]
    [InlineData("--help", true)]
    [InlineData("-h", true)]
    [InlineData("", false)]
    [InlineData("seed --professionals 3", false)]
    public void Whoever_asks_for_help_gets_it(string line, bool expected) =>
        Assert.Equal(expected, CommandLine.AsksForHelp(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Progress_is_a_bar_on_a_terminal()
    {
        using var output = new StringWriter();
        var progress = new ProgressLine(
            new CommandConsole(output, TextWriter.Null, IsTerminal: true),
            "documents",
            2000,
            new FakeTimeProvider(TestClock.Start)
        );

        progress.Report(1000);
        progress.Finish("Done.");

        Assert.Equal(
            $"\r[###############...............] 1,000 of 2,000 documents, 50 %, 0 s {Environment.NewLine}Done.{Environment.NewLine}",
            output.ToString()
        );
    }

    [Fact]
    public void Progress_is_a_line_per_tenth_in_a_file()
    {
        using var output = new StringWriter();
        var progress = new ProgressLine(
            new CommandConsole(output, TextWriter.Null, IsTerminal: false),
            "documents",
            1000,
            new FakeTimeProvider(TestClock.Start)
        );

        for (var value = 10; value <= 1000; value += 10)
        {
            progress.Report(value);
        }

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, lines.Length);
        Assert.DoesNotContain('\r', lines[0].TrimEnd('\r'));
    }

    private static ICommand? Parse(string line) => CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
