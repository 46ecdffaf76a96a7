using System.Collections;
using System.Globalization;
using System.Resources;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Browser.Tests;

/// <summary>The words of the pages in a reader's language, from where the pages take them, so that one journey is walked in every language.</summary>
internal sealed class PageWords(string locale)
{
    private static readonly ILookup<string, string> English = Read();

    /// <param name="french">As in the page; plain spaces will do.</param>
    /// <param name="values">For the places <c>{0}</c> and so on.</param>
    public string this[string french, params object[] values] =>
        values.Length == 0 ? Of(french) : string.Format(CultureInfo.InvariantCulture, Of(french), values);

    private string Of(string french) =>
        locale.StartsWith("fr", StringComparison.Ordinal) ? french : Assert.Single(English[french].Distinct(StringComparer.Ordinal));

    private static ILookup<string, string> Read()
    {
        var texts = typeof(CommonTexts).Assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo("en"));
        return texts
            .GetManifestResourceNames()
            .SelectMany(name => new ResourceReader(texts.GetManifestResourceStream(name)!).Cast<DictionaryEntry>())
            .ToLookup(entry => Plain(entry.Key), entry => Plain(entry.Value), StringComparer.Ordinal);
    }

    private static string Plain(object? text) => $"{text}".Replace('\u00A0', ' ');
}
