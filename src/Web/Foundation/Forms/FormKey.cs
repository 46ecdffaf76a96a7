using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Visavis.Web.Foundation.Forms;

/// <summary>
/// Names one showing of one form, so that a second press is recognised, and says for whom it was shown. It stands in a hidden field of every form that posts;
/// scripts that post by themselves make their own with <c>c.</c> in front, one for each thing they want done.
/// </summary>
public sealed record FormKey(string Value)
{
    public const string Field = "_once";

    private const int LongestValue = 64;
    private const string MadeByScript = "c.";

    /// <summary>Nothing stands behind the point of a form that was shown to nobody in particular.</summary>
    public bool IsForSomebody =>
        !IsMadeByScript && Value.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point && point < Value.Length - 1;

    public bool IsMadeByScript => Value.StartsWith(MadeByScript, StringComparison.Ordinal);

    public static FormKey For(ClaimsPrincipal person)
    {
        var random = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        return new FormKey($"{random}.{Mark(random, person)}");
    }

    /// <summary>The key among a posted form's fields, or null.</summary>
    public static FormKey? In(IFormCollection form) =>
        form[Field] is [{ Length: > 20 and <= LongestValue } value] ? new FormKey(value) : null;

    /// <summary>Whether the form was shown to this very person, or to somebody signed out while they are.</summary>
    public bool IsFor(ClaimsPrincipal person)
    {
        var parts = Value.Split('.');
        return parts.Length == 2 && parts[1] == Mark(parts[0], person);
    }

    private static string Mark(string random, ClaimsPrincipal person) =>
        person.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes($"{random} {id}")).AsSpan(0, 9))
            : "";
}
