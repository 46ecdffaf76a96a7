using System.Globalization;
using Visavis.Web.Demo;

namespace Visavis.Web.Commands;

/// <summary>Reads the command from the arguments; none means: serve.</summary>
internal static class CommandLine
{
    private const string Usage = """
        Commands:
          seed --professionals N [--seed S]   brings the demo directory to N professionals
          rebuild-index                       makes the search index anew from the database
          migrate                             brings the database to the newest schema
        Without a command the site is served. Configuration keys may follow: --Database:Provider PostgreSql
        """;

    /// <exception cref="CommandLineException">The arguments name no command that could run; the message says why and what could.</exception>
    public static ICommand? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0].StartsWith('-'))
        {
            return null;
        }

        var options = Options(arguments.Skip(1).ToList());
        ICommand command = arguments[0] switch
        {
            "seed" => new SeedCommand(
                Number(options, "--professionals", 1, DemoDirectory.MaxProfessionals)
                    ?? throw new CommandLineException("seed needs --professionals N.", Usage),
                Number(options, "--seed", 0, int.MaxValue) ?? DemoDirectory.DefaultSeed
            ),
            "rebuild-index" => new RebuildIndexCommand(),
            "migrate" => new MigrateCommand(),
            var unknown => throw new CommandLineException($"There is no command '{unknown}'.", Usage),
        };
        return options.Count == 0
            ? command
            : throw new CommandLineException($"{arguments[0]} has no option {options.Keys.First()}.", Usage);
    }

    private static Dictionary<string, string> Options(List<string> arguments)
    {
        var options = new Dictionary<string, string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            var parts = arguments[index].Split('=', 2);
            if (!parts[0].StartsWith("--", StringComparison.Ordinal))
            {
                throw new CommandLineException($"'{arguments[index]}' is not expected here.", Usage);
            }

            var value = parts.Length == 2 ? parts[1] : arguments.ElementAtOrDefault(++index);
            if (value is null)
            {
                throw new CommandLineException($"{parts[0]} needs a value.", Usage);
            }

            // Keys of the configuration are read by the host.
            if (!parts[0].Contains(':', StringComparison.Ordinal) && !options.TryAdd(parts[0], value))
            {
                throw new CommandLineException($"{parts[0]} is given twice.", Usage);
            }
        }

        return options;
    }

    private static int? Number(Dictionary<string, string> options, string name, int smallest, int largest)
    {
        if (!options.Remove(name, out var text))
        {
            return null;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : throw new CommandLineException($"{name} must be a whole number from {smallest} to {largest}, not '{text}'.", Usage);
    }
}
