using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Visavis.Web.Foundation.Mail;

/// <summary>Addresses that stop one kind of mail for one person, without sign-in and without end: RFC 8058.</summary>
public sealed class Unsubscription(IDataProtectionProvider protection)
{
    public const string Path = "/mail/unsubscribe";

    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Mail.Unsubscribe");

    public string Url(string site, Guid accountId) =>
        $"{site}{Path}?token={Uri.EscapeDataString(protector.Protect(accountId.ToString("N")))}";

    /// <summary>Whose mails, or null when the address is none of ours.</summary>
    public Guid? Read(string? token)
    {
        try
        {
            return Guid.TryParse(protector.Unprotect(token ?? ""), out var id) ? id : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
