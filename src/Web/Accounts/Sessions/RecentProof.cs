using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.Sessions;

/// <summary>
/// Whether the person at the keyboard proved a moment ago to be who the session says: by signing in, or again by password, passkey or Google.
/// Changes to the ways into an account demand it, so that a browser left open gives nothing away for good.
/// </summary>
public sealed class RecentProof(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Name = "visavis-proof";
    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Account.Proof");

    public void Give(HttpContext context, Guid sessionId)
    {
        var cookie = SecureCookieBuilder.Named(Name);
        cookie.MaxAge = Lifetime;
        var until = clock.GetUtcNow() + Lifetime;
        context.Response.Cookies.Append(
            cookie.Name!,
            protector.Protect($"{sessionId:N} {until.ToUnixTimeSeconds()}"),
            cookie.Build(context, clock.GetUtcNow())
        );
    }

    public bool Holds(HttpContext context)
    {
        var session = context.Features.Get<CurrentSession>();
        return session is not null && (clock.GetUtcNow() - session.CreatedAt < Lifetime || IsGiven(context, session.Id));
    }

    private bool IsGiven(HttpContext context, Guid sessionId)
    {
        if (context.Request.Cookies[SecureCookieBuilder.Named(Name).Name!] is not { } value)
        {
            return false;
        }

        try
        {
            return protector.Unprotect(value).Split(' ') is [var id, var until]
                && id == sessionId.ToString("N")
                && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && DateTimeOffset.FromUnixTimeSeconds(seconds) > clock.GetUtcNow();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
