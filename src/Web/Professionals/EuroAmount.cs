using System.Globalization;

namespace Visavis.Web.Professionals;

/// <summary>Amounts of euros as people type them: <c>45</c>, <c>45,50</c>, <c>1 200.00 €</c>.</summary>
public static class EuroAmount
{
    public const int MostCents = 10_000_000;

    /// <summary>The amount in cents; null when it is no amount, has parts of cents, is negative or above <see cref="MostCents"/>.</summary>
    public static int? Parse(string? text)
    {
        var digits = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '€')).Replace(',', '.');
        // Three digits behind the sign are thousands to some and parts of cents to others: 1.200 is not guessed at.
        var decimals = digits.Contains('.', StringComparison.Ordinal)
            ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1
            : 0;
        return
            digits.Length <= 12
            && decimals <= 2
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
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

    /// <summary>The amount as its owner would type it again.</summary>
    public static string Edit(int cents) => (cents / 100m).ToString(cents % 100 == 0 ? "0" : "0.00", CultureInfo.CurrentCulture);
}
