using System.Text.RegularExpressions;

namespace Visavis.Web.Availability.FreeBusy;

/// <summary>Finds the calendar in what people paste: an address, an id, or one of Google's public links.</summary>
public static partial class CalendarAddress
{
    private const int LongestText = 2000;

    /// <summary>The id as Google knows it; null when there is none in the text, or when the link is a secret one.</summary>
    public static string? IdOf(string? pasted)
    {
        var text = (pasted ?? "").Trim();
        if (text.Length is 0 or > LongestText)
        {
            return null;
        }

        return text.Contains("://", StringComparison.Ordinal) || text.StartsWith("calendar.google.", StringComparison.OrdinalIgnoreCase)
            ? OfLink(text)
            : Checked(text);
    }

    /// <summary>Whether the text is a link that gives away everything of a calendar: it must not be stored.</summary>
    public static bool IsSecret(string? pasted) => pasted?.Contains("/private-", StringComparison.OrdinalIgnoreCase) == true;

    private static string? OfLink(string text)
    {
        if (
            IsSecret(text)
            || !Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var link)
            || !GoogleHost().IsMatch(link.Host)
        )
        {
            return null;
        }

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(link.Query);
        if (query.TryGetValue("src", out var source))
        {
            return Checked(source.ToString());
        }

        // The link "share this calendar" carries the id in base 64, without the padding.
        if (query.TryGetValue("cid", out var shared))
        {
            return Checked(shared.ToString()) ?? Checked(FromBase64(shared.ToString()));
        }

        var ical = IcalPath().Match(link.AbsolutePath);
        return ical.Success ? Checked(Uri.UnescapeDataString(ical.Groups["id"].Value)) : null;
    }

    private static string? Checked(string id) =>
        id.Length <= LinkedCalendar.LongestCalendarId && Id().IsMatch(id) ? id.ToLowerInvariant() : null;

    private static string FromBase64(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='), bytes, out var count)
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, count)
            : "";
    }

    [GeneratedRegex(
        @"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,128}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,6}$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Id();

    [GeneratedRegex(
        @"^(calendar|www)\.google\.[a-z.]{2,6}$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex GoogleHost();

    [GeneratedRegex(@"^/calendar/ical/(?<id>[^/]+)/public/", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IcalPath();
}
