using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Visavis.Web.Accounts.Email;

/// <summary>
/// What the links in mails carry: protected, for a while, and good once, because what they lead to changes what they were made from
/// (the account exists, or its security stamp is another).
/// </summary>
public sealed class AccountLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan ConfirmationLifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(2);
    public static readonly TimeSpan PasswordLifetime = TimeSpan.FromHours(2);

    private readonly IDataProtector confirmations = protection.CreateProtector("Visavis.Account.Confirm");
    private readonly IDataProtector resets = protection.CreateProtector("Visavis.Account.Reset");
    private readonly IDataProtector passwords = protection.CreateProtector("Visavis.Account.Password");

    /// <param name="returnUrl">Where the person was going when they registered; it travels inside, so that nobody can exchange it.</param>
    public string Confirmation(string email, string returnUrl) =>
        Protect(confirmations, new Confirmed(email, returnUrl, clock.GetUtcNow() + ConfirmationLifetime));

    /// <summary>The address whose mailbox the link was read in and where to go on, or null when the link is not ours or too old.</summary>
    public (string Email, string ReturnUrl)? ReadConfirmation(string? token) =>
        Read<Confirmed>(confirmations, token) is { } link && link.ExpiresAt > clock.GetUtcNow()
            ? (link.Email, LocalAddress.OrHome(link.ReturnUrl))
            : null;

    public string Reset(Account account) =>
        Protect(resets, new ResetOf(account.Id, account.SecurityStamp ?? "", clock.GetUtcNow() + ResetLifetime));

    /// <summary>The account and the stamp it must still have.</summary>
    public (Guid AccountId, string SecurityStamp)? ReadReset(string? token) =>
        Read<ResetOf>(resets, token) is { } link && link.ExpiresAt > clock.GetUtcNow() ? (link.AccountId, link.SecurityStamp) : null;

    /// <summary>Leads an account without a password to one, with this address to sign in by.</summary>
    public string Password(Account account, string email) =>
        Protect(passwords, new PasswordOf(account.Id, account.SecurityStamp ?? "", email, clock.GetUtcNow() + PasswordLifetime));

    /// <summary>The address whose mailbox the link was read in, or null when the link is not for this account as it is now.</summary>
    public string? ReadPassword(Account account, string? token) =>
        Read<PasswordOf>(passwords, token) is { } link
        && link.ExpiresAt > clock.GetUtcNow()
        && link.AccountId == account.Id
        && link.SecurityStamp == account.SecurityStamp
            ? link.Email
            : null;

    private static string Protect<T>(IDataProtector protector, T link) => protector.Protect(JsonSerializer.Serialize(link));

    private static T? Read<T>(IDataProtector protector, string? token)
        where T : class
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(protector.Unprotect(token));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Confirmed(string Email, string? ReturnUrl, DateTimeOffset ExpiresAt);

    private sealed record ResetOf(Guid AccountId, string SecurityStamp, DateTimeOffset ExpiresAt);

    private sealed record PasswordOf(Guid AccountId, string SecurityStamp, string Email, DateTimeOffset ExpiresAt);
}
