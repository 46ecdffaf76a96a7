using System.Globalization;

namespace Visavis.Web.Foundation.Localization;

/// <summary>
/// A number whose words follow it: <c>texts["{0} {0:titre réservé|titres réservés}", new Counted(n)]</c>. What stands before the bar goes with one, and in
/// French with none as well; English takes the other for none. Without a bar it is the number.
/// </summary>
public readonly record struct Counted(int Number) : IFormattable
{
    public override string ToString() => ToString(format: null, formatProvider: null);

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var culture = formatProvider as CultureInfo ?? CultureInfo.CurrentCulture;
        return format?.Split('|') is [var one, var many] ? (IsOne(culture) ? one : many) : Number.ToString(format, culture);
    }

    private bool IsOne(CultureInfo culture) => Number == 1 || (Number == 0 && culture.TwoLetterISOLanguageName == "fr");
}
