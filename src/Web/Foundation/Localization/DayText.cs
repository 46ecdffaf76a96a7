using System.Globalization;

namespace Visavis.Web.Foundation.Localization;

/// <summary>Days in words, in the current language. In French the first of a month is the <c>1er</c>, which no culture of the framework writes.</summary>
public static class DayText
{
    /// <summary>e.g. <c>lundi 23 novembre 2026</c>, <c>Monday 23 November 2026</c>: in English too the day comes before the month, for every reader.</summary>
    public static string WithWeekday(DateOnly day) => Of(day, "dddd d MMMM yyyy");

    /// <summary>e.g. <c>23 novembre 2026</c>.</summary>
    public static string WithoutWeekday(DateOnly day, CultureInfo? culture = null) => Of(day, "d MMMM yyyy", culture);

    /// <summary>For lists and narrow places: <c>23/11/2026</c>, <c>23 Nov 2026</c>. In figures half the readers of English take the day for the month.</summary>
    public static string Brief(DateOnly day) =>
        day.ToString(CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "en" ? "d MMM yyyy" : "d", CultureInfo.CurrentCulture);

    /// <param name="pattern">Of the framework, with the day as <c>d</c> before a month in words, e.g. <c>ddd d MMM</c>.</param>
    /// <param name="culture">Null: the current one.</param>
    public static string Of(DateOnly day, string pattern, CultureInfo? culture = null)
    {
        culture ??= CultureInfo.CurrentCulture;
        return day.ToString(
            day.Day == 1 && culture.TwoLetterISOLanguageName == "fr"
                ? pattern.Replace("d MMM", "d'er' MMM", StringComparison.Ordinal)
                : pattern,
            culture
        );
    }
}
