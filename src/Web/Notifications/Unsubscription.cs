using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Visavis.Web.Notifications;

/// <summary>Addresses that stop one kind of mail for one person, without sign-in and without end: RFC 8058.</summary>
public sealed class Unsubscription(IDataProtectionProvider protection)
{
    public const string Path = "/mail/unsubscribe";

    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Mail.Unsubscribe");

    public string Url(string site, Guid accountId, string kind) =>
        $"{site}{Path}?token={Uri.EscapeDataString(protector.Protect($"{accountId:N}:{kind}"))}";

    /// <summary>Whose mails and of which kind, or null when the address is none of ours.</summary>
    public (Guid AccountId, string Kind)? Read(string? token)
    {
        try
        {
            return protector.Unprotect(token ?? "").Split(':', 2) is [var person, var kind] && Guid.TryParse(person, out var id)
                ? (id, kind)
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
