using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Results.Pages;

/// <summary>Which options of a group show: what nobody has is left out, unless it is ticked or could not be counted.</summary>
internal static class FilterOptions
{
    public static IReadOnlyList<FilterOption> Shown(params IEnumerable<FilterOption> options) =>
        [.. options.Where(option => option.IsChosen || option.Count is null or > 0)];

    /// <summary>Of a group of which one holds, with "any" before them; none when there is nothing to choose.</summary>
    public static IReadOnlyList<FilterOption> WithAny(bool isAny, IEnumerable<FilterOption> options, IStringLocalizer<SearchTexts> texts)
    {
        var shown = Shown(options);
        return shown.Count == 0 ? [] : [new FilterOption("", texts["Peu importe"], Count: null, isAny), .. shown];
    }

    /// <param name="counts">Null when the engine could not count.</param>
    public static int? CountOf<T>(IReadOnlyDictionary<T, int>? counts, T value) => counts?.GetValueOrDefault(value);
}
