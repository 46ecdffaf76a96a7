namespace Visavis.Web.Commands;

/// <summary>The command cannot be understood; the message is for the person who typed it.</summary>
internal sealed class CommandLineException(string reason, string usage) : Exception($"{reason}{Environment.NewLine}{usage}");
