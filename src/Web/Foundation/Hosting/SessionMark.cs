using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// Whose page it is, in letters that tell nobody who that is: the person's part, a point, the session's part; empty for somebody signed out. A page that comes back
/// from a browser's memory compares it with what the site says now.
/// </summary>
public static class SessionMark
{
    /// <summary>Claim that names the session's row.</summary>
    public const string Claim = "visavis:session";

    public static string Of(ClaimsPrincipal person) =>
        person.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? $"{Mark(id)}.{Mark(id + person.FindFirstValue(Claim))}" : "";

    private static string Mark(string text) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 9));
}
