using Microsoft.Playwright;

namespace Visavis.TestSupport.Browsers;

/// <summary>Language, theme and width (CSS pixels) a page is looked at in: each value once by default, every combination in the whole suite.</summary>
public static class Looks
{
    public static TheoryData<string, ColorScheme, int> Default
    {
        get
        {
            var data = new TheoryData<string, ColorScheme, int>();
            foreach (var language in (string[])["fr-FR", "en-GB"])
            {
                foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    foreach (var width in (int[])[1280, 360])
                    {
                        var isUsual =
                            (language == "fr-FR") == (theme == ColorScheme.Light) && (theme == ColorScheme.Light) == (width == 1280);
                        if (isUsual || Tiers.IsAll)
                        {
                            data.Add(language, theme, width);
                        }
                    }
                }
            }

            return data;
        }
    }
}
