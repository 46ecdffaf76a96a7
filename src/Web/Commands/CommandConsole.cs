namespace Visavis.Web.Commands;

/// <summary>Where a command writes. <paramref name="IsTerminal"/> is false when the output goes to a file or a pipe.</summary>
internal sealed record CommandConsole(TextWriter Out, TextWriter Error, bool IsTerminal)
{
    public static CommandConsole System => new(Console.Out, Console.Error, !Console.IsOutputRedirected);
}
