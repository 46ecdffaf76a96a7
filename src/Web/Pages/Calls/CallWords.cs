using System.Text.Json;

namespace Visavis.Web.Pages.Calls;

/// <summary>States and reasons as the signaling protocol spells them.</summary>
public static class CallWords
{
    public const string Ended = "ended";
    public const string Missed = "missed";
    public const string Cancelled = "cancelled";
    public const string Declined = "declined";

    public static string OfProtocol(string stored) => JsonNamingPolicy.CamelCase.ConvertName(stored);
}
