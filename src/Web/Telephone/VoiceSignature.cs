using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Telephone;

/// <summary>Whether a request comes from the voice provider: it signs the address and every field with the secret it shares with us.</summary>
public sealed class VoiceSignature(IOptions<TelephoneOptions> options, SiteAddress site)
{
    public const string Header = "X-Twilio-Signature";

    public async Task<bool> HoldsAsync(HttpRequest request)
    {
        if (!request.HasFormContentType || request.Headers[Header] is not [{ Length: > 0 } given])
        {
            return false;
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var expected = Of(
            options.Value.AuthToken,
            site.Url + request.PathBase + request.Path + request.QueryString,
            form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))
        );
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(given));
    }

    /// <summary>As the provider documents it: HMAC-SHA1 of the address with name and value of each field, sorted by name.</summary>
#pragma warning disable CA5350 // The provider's algorithm, not ours.
    public static string Of(string token, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder(url);
        foreach (
            var (name, value) in fields.Distinct().OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal)
        )
        {
            text.Append(name).Append(value);
        }

        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text.ToString())));
    }
#pragma warning restore CA5350
}
