using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Media.Uploads;

/// <summary>Says how large something is, as people say it.</summary>
public static class FileSize
{
    private const double Megabyte = 1024 * 1024;

    public static string Of(long bytes, IStringLocalizer<MediaTexts> texts)
    {
        const int firstWhole = 10;
        var megabytes = bytes / Megabyte;
        var number = megabytes >= firstWhole ? Math.Round(megabytes) : Math.Ceiling(megabytes * 10) / 10;
        return texts["{0} Mo", number.ToString("0.#", CultureInfo.CurrentCulture)];
    }
}
