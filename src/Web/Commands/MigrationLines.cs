using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Commands;

/// <summary>Shows a database on its way to the newest schema; of one that has it already there is nothing to show.</summary>
internal sealed class MigrationLines(CommandConsole console, TimeProvider time) : IProgress<MigrationProgress>
{
    private ProgressLine? line;

    public void Report(MigrationProgress value)
    {
        line ??= new ProgressLine(console, "migrations", value.Total, time);
        line.Report(value.Done);
        if (value.Next is null)
        {
            line.Finish($"Migrations made: {value.Total}.");
        }
        else if (!console.IsTerminal)
        {
            // One migration of a large database takes minutes: a pipe hears what runs, too.
            console.Out.WriteLine($"Migration {value.Done + 1} of {value.Total}: {value.Next}");
        }
    }
}
