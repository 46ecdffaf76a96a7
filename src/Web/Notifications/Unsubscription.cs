using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Visavis.Web.Notifications;

/// <param name="AccountId">Null for a guest.</param>
/// <param name="GuestHash">Of a guest's address; null for an account.</param>
public sealed record MailStop(Guid? AccountId, string? GuestHash, string Kind);

/// <summary>Addresses that stop one kind of mail for one person, without sign-in and without end: RFC 8058.</summary>
public sealed class Unsubscription(IDataProtectionProvider protection)
{
    public const string Path = "/mail/unsubscribe";

    private const char GuestMark = '@';

    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Mail.Unsubscribe");

    /// <summary>Null for somebody who has neither account nor address.</summary>
    public string? Url(string site, NotificationReader reader, string kind)
    {
        var subject =
            reader.AccountId is { } id ? $"{id:N}"
            : reader.Email is { Length: > 0 } email ? GuestMark + GuestStop.HashOf(email)
            : null;
        return subject is null ? null : $"{site}{Path}?token={Uri.EscapeDataString(protector.Protect($"{subject}:{kind}"))}";
    }

    /// <summary>Whose mails and of which kind, or null when the address is none of ours.</summary>
    public MailStop? Read(string? token)
    {
        try
        {
            return protector.Unprotect(token ?? "").Split(':', 2) switch
            {
                [[GuestMark, .. var hash], var kind] => new MailStop(null, hash, kind),
                [var person, var kind] when Guid.TryParse(person, out var id) => new MailStop(id, null, kind),
                _ => null,
            };
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
