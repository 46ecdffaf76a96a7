using System.Text.Json;

namespace Visavis.Web.Calls.Pages;

internal static class CallWords
{
    /// <summary>A state, role or reason as the signaling protocol spells it.</summary>
    public static string OfProtocol(string stored) => JsonNamingPolicy.CamelCase.ConvertName(stored);
}
