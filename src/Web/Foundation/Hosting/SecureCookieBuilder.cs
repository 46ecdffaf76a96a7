namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// Cookies with the <c>__Host-</c> prefix: Secure, HttpOnly, for this host alone.
/// Secure is set here and not by <see cref="CookieSecurePolicy.Always"/>, with which antiforgery refuses to work on a plain-HTTP
/// loopback address; browsers keep Secure cookies there (tried in Chromium on both localhost and 127.0.0.1).
/// </summary>
public sealed class SecureCookieBuilder : CookieBuilder
{
    public static SecureCookieBuilder Named(string name) =>
        new()
        {
            Name = $"__Host-{name}",
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            SecurePolicy = CookieSecurePolicy.SameAsRequest,
            IsEssential = true,
        };

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
