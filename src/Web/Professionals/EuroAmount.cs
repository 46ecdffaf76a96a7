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
        return
            digits.Length <= 12
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            && euros <= MostCents / 100
            && euros * 100 == decimal.Truncate(euros * 100)
            ? (int)(euros * 100)
            : null;
    }

    /// <summary>The amount as its owner would type it again.</summary>
    public static string Edit(int cents) => (cents / 100m).ToString(cents % 100 == 0 ? "0" : "0.00", CultureInfo.CurrentCulture);
}
