using System.Globalization;
using System.Text.RegularExpressions;

namespace Visavis.Web.Professionals;

/// <summary>Amounts of euros as people type them: <c>45</c>, <c>45,50</c>, <c>12€50</c>, <c>1 200.00 €</c>, <c>12 euros et 50 centimes</c>.</summary>
public static partial class EuroAmount
{
    public const int MostCents = 10_000_000;

    private const int MostCharacters = 40;

    /// <summary>
    /// The amount in cents; null when it is no amount, could be two (<c>1.200</c>, <c>12 50</c>, <c>12€5</c>), has parts of cents, is negative or above <see cref="MostCents"/>.
    /// </summary>
    public static int? Parse(string? text)
    {
        if (text is null or { Length: > MostCharacters } || Amount().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var whole = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        var cents = match.Groups["cents"].Value;
        return
            whole.Length <= 9
            && decimal.TryParse(
                $"{whole}.{(cents.Length == 0 ? "0" : cents)}",
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var euros
            )
            && euros <= MostCents / 100
            ? (int)(euros * 100)
            : null;
    }

    /// <summary>
    /// Whether an amount stands beside a choice that has none and is not the one that was there before: without scripts the field is always
    /// there, and whoever fills it in means it.
    /// </summary>
    public static bool IsForgotten(string? text, int? before) =>
        !string.IsNullOrWhiteSpace(text) && (Parse(text) is not { } typed || typed != before);

    /// <summary>The amount as the reader's language writes it, e.g. <c>45 €</c>, <c>45,50 €</c>, <c>€45.50</c>.</summary>
    public static string Show(long cents)
    {
        var culture = CultureInfo.CurrentCulture;
        var amount = (cents / 100m).ToString(cents % 100 == 0 ? "#,0" : "#,0.00", culture);
        return culture.TwoLetterISOLanguageName == "fr" ? $"{amount}\u00a0€" : $"€{amount}";
    }

    /// <summary>The amount as its owner would type it again.</summary>
    public static string Edit(int cents) => (cents / 100m).ToString(cents % 100 == 0 ? "0" : "0.00", CultureInfo.CurrentCulture);

    // Thousands stand in threes, behind spaces and apostrophes anywhere, behind a point or comma only where the other one follows; what comes behind the
    // sign of the money has two digits.
    [GeneratedRegex(
        """
            ^(?:(?:€|eur|euros?)\s*)?
            (?<whole>[0-9]{1,3}(?:[\s'’][0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+(?=,)|[0-9]{1,3}(?:,[0-9]{3})+(?=\.)|[0-9]+)
            (?:
                [.,](?:(?<cents>[0-9]{1,2})|-|–)?\s*(?:€|eur|euros?)?
              | \s*(?:€|eur|euros?)(?:\s*(?:et\s+)?(?<cents>[0-9]{2})\s*(?:c|cts?|cents?|centimes?)?)?
            )?$
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Amount();
}
