using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Forms;

/// <summary>Keeps what was written on a page whose session is over, until its writer is signed in again and sends it once more.</summary>
public sealed class KeptForms(SealedForms forms)
{
    public const string PagePath = "/kept";

    /// <summary>Field of the page that sends it again: once done, nothing is kept any longer.</summary>
    public const string Field = "_kept";

    private const int MostCharacters = 200_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);
    private static readonly SecureCookieBuilder Cookie = NewCookie();

    /// <summary>Keeps the form unless it holds a secret.</summary>
    internal async Task<bool> KeepAsync(HttpContext context, IFormCollection form, FormKey key)
    {
        var fields = form.Where(field => field.Key is not (FormKey.Field or Field or "__RequestVerificationToken"))
            .SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? "")))
            .ToList();
        if (
            fields.Exists(field => field.Name.Contains("password", StringComparison.OrdinalIgnoreCase))
            || fields.Sum(field => field.Value.Length) > MostCharacters
        )
        {
            return false;
        }

        var secret = RandomNumberGenerator.GetBytes(16);
        var kept = new KeptForm(context.Request.Path + context.Request.QueryString, key.Value, fields);
        await forms.WriteAsync(new FormSeal(secret), kept, Lifetime, CancellationToken.None);
        context.Response.Cookies.Append(Cookie.Name!, WebEncoders.Base64UrlEncode(secret), Cookie.Build(context));
        return true;
    }

    internal async Task<KeptForm?> ReadAsync(HttpContext context) =>
        Seal(context) is { } seal ? await forms.ReadAsync<KeptForm>(seal, context.RequestAborted) : null;

    internal async Task ForgetAsync(HttpContext context)
    {
        if (Seal(context) is { } seal)
        {
            await forms.RemoveAsync(seal, CancellationToken.None);
            context.Response.Cookies.Delete(Cookie.Name!, Cookie.Build(context));
        }
    }

    private static FormSeal? Seal(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie.Name!] is { } secret ? new FormSeal(WebEncoders.Base64UrlDecode(secret)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static SecureCookieBuilder NewCookie()
    {
        var cookie = SecureCookieBuilder.Named("visavis-kept");
        cookie.Expiration = Lifetime;
        return cookie;
    }
}

/// <summary>What somebody had written when their page turned out to be too old to send it.</summary>
/// <param name="Key">Of the form, which says for whom it was shown.</param>
internal sealed record KeptForm(string Action, string Key, IReadOnlyList<KeptField> Fields)
{
    /// <summary>Whether somebody wrote this, as opposed to marks of the page.</summary>
    public IEnumerable<KeptField> Words => Fields.Where(kept => kept.Value.Trim().Contains(' ', StringComparison.Ordinal));
}

internal sealed record KeptField(string Name, string Value);
