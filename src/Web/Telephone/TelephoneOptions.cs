using Microsoft.Extensions.Options;
using PhoneNumbers;

namespace Visavis.Web.Telephone;

/// <summary>Section <c>Telephone</c> of the configuration. Without an account of a voice provider there is no line.</summary>
public sealed class TelephoneOptions
{
    public const string Section = "Telephone";

    public string AccountSid { get; set; } = "";

    /// <summary>Signs what the provider sends and opens its interface.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>The line's own number, which clients call and which calls show, in E.164.</summary>
    public string Number { get; set; } = "";

    /// <summary>Where calls are ordered.</summary>
    public Uri ApiUrl { get; set; } = new("https://api.twilio.com");

    /// <summary>Where somebody answers during opening hours, in E.164; empty when nobody does.</summary>
    public string Person { get; set; } = "";

    /// <summary>First and last hour of somebody who answers, Monday to Friday.</summary>
    public int OpensAt { get; set; } = 9;

    public int ClosesAt { get; set; } = 18;

    public string TimeZone { get; set; } = "Europe/Paris";

    public bool IsOn => AuthToken.Length > 0;

    public bool MayCall => IsOn && AccountSid.Length > 0 && Number.Length > 0;
}

internal sealed class TelephoneOptionsValidator : IValidateOptions<TelephoneOptions>
{
    public ValidateOptionsResult Validate(string? name, TelephoneOptions options)
    {
        var failures = new List<string>();
        if ((options.AccountSid.Length > 0) != (options.AuthToken.Length > 0))
        {
            failures.Add("Telephone:AccountSid and Telephone:AuthToken belong together: set both, or neither for a site without a line.");
        }

        if (options.Number.Length > 0 && CallerNumber.ProblemOf(options.Number) is { } problem)
        {
            failures.Add(problem);
        }

        if (options.Person.Length > 0 && Contacts.PhoneNumber.Read(options.Person) != options.Person)
        {
            failures.Add("Telephone:Person must be a telephone number in E.164, for example +33162000001.");
        }

        if (options.OpensAt is < 0 or > 23 || options.ClosesAt is < 1 or > 24 || options.OpensAt >= options.ClosesAt)
        {
            failures.Add(
                "Telephone:OpensAt and Telephone:ClosesAt must be hours of one day, the first before the second, for example 9 and 18."
            );
        }

        if (NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.TimeZone) is null)
        {
            failures.Add("Telephone:TimeZone must be the name of a time zone, for example Europe/Paris.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

/// <summary>
/// Which numbers an automatic call may show. In France neither mobile numbers nor ordinary geographic ones: only those that the numbering
/// plan of Arcep keeps for such calls.
/// </summary>
public static class CallerNumber
{
    /// <summary>After +33: numbers for automatic calls, and those of technical platforms.</summary>
    private static readonly string[] French =
    [
        "162",
        "163",
        "270",
        "271",
        "377",
        "378",
        "424",
        "425",
        "568",
        "569",
        "948",
        "949",
        "9475",
        "9476",
        "9477",
        "9478",
        "9479",
        "937",
        "938",
        "939",
    ];

    private static readonly int[] FrenchCodes = [33, 262, 590, 594, 596];

    /// <summary>Null when it may be shown.</summary>
    public static string? ProblemOf(string number)
    {
        PhoneNumbers.PhoneNumber parsed;
        try
        {
            parsed = PhoneNumberUtil.GetInstance().Parse(number, null);
        }
        catch (NumberParseException)
        {
            return "Telephone:Number must be a telephone number in E.164, for example +33162000001.";
        }

        if (number[0] != '+' || number.Skip(1).Any(c => !char.IsAsciiDigit(c)))
        {
            return "Telephone:Number must be a telephone number in E.164, for example +33162000001.";
        }

        var isRefused =
            FrenchCodes.Contains(parsed.CountryCode)
            && !(
                parsed.CountryCode == 33
                && number.Length == "+33162000001".Length
                && French.Any(prefix => number.AsSpan(3).StartsWith(prefix, StringComparison.Ordinal))
            );
        return isRefused
            ? $"Telephone:Number {number} may not be shown by automatic calls in France: take one of the numbers that Arcep keeps for them (0162, 0163, 0270, 0271, 0377, 0378, 0424, 0425, 0568, 0569, 0948, 0949, 09475 to 09479, 0937 to 0939), for example +33162000001."
            : null;
    }
}
