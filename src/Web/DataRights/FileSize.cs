using System.Globalization;

namespace Visavis.Web.DataRights;

/// <summary>Sizes of files as people say them.</summary>
public static class FileSize
{
    private const double Kilo = 1024;

    /// <summary>E.g. <c>3,2 Mo</c> in French, <c>3.2 MB</c> in English; never under one kilobyte.</summary>
    public static string Words(long bytes)
    {
        var culture = CultureInfo.CurrentUICulture;
        var unit = culture.TwoLetterISOLanguageName == "fr" ? "o" : "B";
        var kilobytes = Math.Max(1, bytes / Kilo);
        return kilobytes < Kilo
            ? $"{Math.Round(kilobytes).ToString(culture)}\u00a0k{unit}"
            : $"{Math.Round(kilobytes / Kilo, 1).ToString(culture)}\u00a0M{unit}";
    }
}
