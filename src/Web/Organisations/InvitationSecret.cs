using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Visavis.Web.Organisations;

/// <summary>What the link in an invitation's mail proves. The site itself keeps a hash only.</summary>
public static class InvitationSecret
{
    public const string PagePath = "/account/invitation";
    private const int Bytes = 24;
    private const int LongestCode = 64;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>As <see cref="Invitation.SecretHash"/> holds it; null for what can be no code.</summary>
    public static string? HashOf(string? code) =>
        code is { Length: > 0 and <= LongestCode } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code))) : null;

    /// <summary>Address of the page, on this site.</summary>
    public static string Link(string code) => $"{PagePath}?code={Uri.EscapeDataString(code)}";

    /// <summary>The code in such an address; null for any other.</summary>
    public static string? CodeOf(string? address)
    {
        var question = address?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        return question > 0 && string.Equals(address![..question], PagePath, StringComparison.OrdinalIgnoreCase)
            ? QueryHelpers.ParseQuery(address[question..]).GetValueOrDefault("code").ToString() is { Length: > 0 } code
                ? code
                : null
            : null;
    }
}
