using System.Globalization;
using Visavis.Web.Demo;

namespace Visavis.Web.Commands;

/// <summary>Reads the command from the arguments; none means: serve.</summary>
internal static class CommandLine
{
    public const string Usage = """
        Commands:
          seed --professionals N [--seed S]   brings the demo directory to N professionals
          rebuild-index                       makes the search index anew from the database
          migrate                             brings the database to the newest schema
          copy-to-postgres                    copies everything from SQLite into the empty database of Database:CopyTo
          verify-ledger                       folds the ledger of vouchers again, and fails when it does not hold
          issue-invoices                      issues the invoices of the last month that are not issued yet
          promote ACCOUNT                     makes a person an administrator
          export-account ACCOUNT --to FILE    writes everything about a person into a new zip file
          erase-account ACCOUNT --confirm yes unsubscribes a person for good
        ACCOUNT is --email ADDRESS, --reference V-XXXX or --id ID.
        Without a command the site is served. Configuration keys may follow: --DataFolder /data --Database:Provider PostgreSql
        """;

    public static bool AsksForHelp(IReadOnlyList<string> arguments) => arguments is ["help" or "--help" or "-h" or "-?" or "/?", ..];

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
            "copy-to-postgres" => new CopyToPostgresCommand(),
            "verify-ledger" => new VerifyLedgerCommand(),
            "issue-invoices" => new IssueInvoicesCommand(),
            "promote" => new PromoteCommand(Account(options)),
            "export-account" => new ExportAccountCommand(Account(options), Text(options, "--to")),
            "erase-account" => new EraseAccountCommand(Confirmed(options, Account(options))),
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

            // Keys of the configuration are read by the host: "--Search:Folder", and those without a section, "--DataFolder".
            if (!IsConfiguration(parts[0]) && !options.TryAdd(parts[0], value))
            {
                throw new CommandLineException($"{parts[0]} is given twice.", Usage);
            }
        }

        return options;
    }

    /// <summary>Options of commands are lower case; a slip in one must not pass for a key.</summary>
    private static bool IsConfiguration(string option) =>
        option.Contains(':', StringComparison.Ordinal) || (option.Length > 2 && char.IsAsciiLetterUpper(option[2]));

    private static AccountArgument Account(Dictionary<string, string> options)
    {
        var named = AccountArgument.Options.Where(options.ContainsKey).ToList();
        return named is [var option] && options.Remove(option, out var value)
            ? new AccountArgument(option, value)
            : throw new CommandLineException($"Name one account by {string.Join(", ", AccountArgument.Options)}.", Usage);
    }

    private static string Text(Dictionary<string, string> options, string name) =>
        options.Remove(name, out var text) && text.Length > 0 ? text : throw new CommandLineException($"{name} is missing.", Usage);

    private static AccountArgument Confirmed(Dictionary<string, string> options, AccountArgument account) =>
        options.Remove("--confirm", out var word) && word == "yes"
            ? account
            : throw new CommandLineException("Erasing cannot be undone: add --confirm yes.", Usage);

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
