using System.Security.Cryptography;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>The one-time word that lets this answer's import map, the only inline script there is, pass the content security policy.</summary>
public static class CspNonce
{
    private static readonly object Key = new();

    /// <summary>This answer's nonce, made when first asked for.</summary>
    public static string For(HttpContext context)
    {
        if (context.Items[Key] is not string nonce)
        {
            context.Items[Key] = nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        }

        return nonce;
    }

    /// <summary>The nonce if anything on the page uses it.</summary>
    public static string? UsedBy(HttpContext context) => context.Items[Key] as string;
}
