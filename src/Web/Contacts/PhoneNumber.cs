using PhoneNumbers;

namespace Visavis.Web.Contacts;

/// <summary>Telephone numbers: read as people write them, kept in E.164.</summary>
public static class PhoneNumber
{
    /// <summary>E.164 allows fifteen digits after the plus.</summary>
    public const int Longest = 16;
    private const int LongestTyped = 40;

    /// <summary>French numbers of overseas departments have a country code of their own.</summary>
    private static readonly string[] Overseas = ["RE", "GP", "MQ", "GF", "YT", "NC", "PF"];

    private static PhoneNumberUtil Numbers => PhoneNumberUtil.GetInstance();

    /// <param name="country">Where a number without country code is meant.</param>
    /// <returns>The number in E.164; null when nobody can be called there.</returns>
    public static string? Read(string? typed, string country = Countries.France)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > LongestTyped)
        {
            return null;
        }

        return Regions(country).Select(region => Parse(typed, region)).FirstOrDefault(number => number is not null);
    }

    /// <summary>As one reads it aloud: national within its own country, international elsewhere.</summary>
    public static string Show(string e164, string country = Countries.France)
    {
        var number = Numbers.Parse(e164, country);
        return Numbers.Format(
            number,
            Numbers.GetCountryCodeForRegion(country) == number.CountryCode ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL
        );
    }

    /// <summary>The same of what somebody wrote once, as it stands where it is no number.</summary>
    public static string ShowWritten(string written) => Read(written) is { } number ? Show(number) : written;

    /// <summary>Address of a link that calls.</summary>
    public static string Link(string e164) => $"tel:{e164}";

    private static IEnumerable<string> Regions(string country) => country == Countries.France ? [country, .. Overseas] : [country];

    private static string? Parse(string typed, string region)
    {
        try
        {
            var number = Numbers.Parse(typed, region);
            return !number.HasExtension && Numbers.IsValidNumber(number) ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
