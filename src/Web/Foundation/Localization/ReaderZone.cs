using System.Security.Claims;

namespace Visavis.Web.Foundation.Localization;

/// <summary>Days and times as the page's reader lives them: in the zone of their account, or that of France for who is signed out.</summary>
public static class ReaderZone
{
    /// <summary>Claim with the IANA name of the zone.</summary>
    public const string Claim = "visavis:zone";

    public const string Default = "Europe/Paris";

    public static string Of(ClaimsPrincipal reader) => reader.FindFirstValue(Claim) ?? Default;

    /// <summary>A day with its month in words: <c>25 novembre 2026</c>.</summary>
    public static string Day(this ClaimsPrincipal reader, DateTimeOffset instant) => LocalTime.Day(instant, Of(reader));

    /// <summary>Day and time, short, for lists.</summary>
    public static string Moment(this ClaimsPrincipal reader, DateTimeOffset instant) => LocalTime.Brief(instant, Of(reader));
}
