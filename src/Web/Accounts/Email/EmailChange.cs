using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Accounts.Email;

/// <summary>
/// Moves an account to another address, confirmed in both mailboxes, one after the other: first by who reads the new one, then by who reads the old one. The links
/// carry everything, and die with the account's stamp.
/// </summary>
public sealed class EmailChange(
    VisavisDbContext db,
    EmailAccounts accounts,
    SecurityMails told,
    MailWriter writer,
    MailAllowance allowance,
    Microsoft.AspNetCore.Identity.ILookupNormalizer normalizer,
    IDataProtectionProvider protection,
    TimeProvider time,
    IStringLocalizer<SiteTexts> texts
)
{
    public const string PagePath = "/account/security/email";

    private const string Kind = "change-address";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Account.EmailChange");

    /// <summary>Writes to the new address; to one that has an account already, only that.</summary>
    public async Task AskAsync(Account account, string email, string site, CancellationToken cancellationToken)
    {
        if (
            email == account.Email
            || !await allowance.AllowsAsync(db, email, Kind, cancellationToken)
            || !await allowance.AllowsAskerAsync(db, account.Id, Kind, cancellationToken)
        )
        {
            return;
        }

        var isTaken = await accounts.FindAsync(email, cancellationToken) is not null;
        var mail = InLanguage.Write(
            account.Language,
            () =>
                isTaken
                    ? new MailContent(
                        Kind,
                        texts["Cette adresse a déjà un compte Visavis"],
                        [texts["Bonjour,"], texts["Quelqu’un a demandé à utiliser cette adresse pour un autre compte. Rien n’a changé."]],
                        null,
                        account.Language
                    )
                    : Letter(account, email, isNew: true, site)
        );
        writer.Add(db, account.Id, email, mail);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What a link stands for, or null when it is used, too old, or another account's.</summary>
    public EmailMove? Read(Account account, string? token)
    {
        try
        {
            var link = JsonSerializer.Deserialize<Link>(protector.Unprotect(token ?? ""));
            return
                link is not null && link.AccountId == account.Id && link.Stamp == account.SecurityStamp && link.ExpiresAt > time.GetUtcNow()
                ? new EmailMove(link.Email, link.IsFromNew)
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The link of the new mailbox leads to a mail to the old one; that of the old one moves the account. An account without a confirmed address moves at once.</summary>
    /// <returns>False when the address found another account meanwhile.</returns>
    public async Task<bool> FollowAsync(Account account, EmailMove move, string site, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(move.Email, cancellationToken) is not null)
        {
            return false;
        }

        if (move.IsFromNew && account is { EmailConfirmed: true, Email: { } old })
        {
            writer.Add(db, account.Id, old, InLanguage.Write(account.Language, () => Letter(account, move.Email, isNew: false, site)));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        told.Add(db, account, SecurityChange.EmailChanged, site);
        // Confirmed in its own mailbox, it is the account's name from now on: what Google says of an address at a later sign-in changes it no more.
        account.UserName = move.Email;
        account.NormalizedUserName = normalizer.NormalizeName(move.Email);
        account.LockoutEnabled = true;
        account.Email = move.Email;
        account.NormalizedEmail = normalizer.NormalizeEmail(move.Email);
        account.EmailConfirmed = true;
        account.SecurityStamp = Guid.NewGuid().ToString();
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException taken) when (UniqueViolation.Is(taken))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private MailContent Letter(Account account, string email, bool isNew, string site)
    {
        var link = new Link(account.Id, account.SecurityStamp ?? "", email, isNew, time.GetUtcNow() + Lifetime);
        var token = Uri.EscapeDataString(protector.Protect(JsonSerializer.Serialize(link)));
        return new MailContent(
            Kind,
            isNew ? texts["Confirmez votre nouvelle adresse"] : texts["Confirmez le changement d’adresse de votre compte"],
            [
                texts["Bonjour,"],
                isNew
                    ? texts[
                        "Vous avez demandé que votre compte Visavis passe à cette adresse. Ouvrez ce lien dans les 24 heures, puis celui que nous enverrons à l’ancienne."
                    ]
                    : texts[
                        "Votre compte Visavis va passer à l’adresse {0}. Si c’est vous, ouvrez ce lien dans les 24 heures. Sinon, ne faites rien et changez votre mot de passe.",
                        email
                    ],
            ],
            new MailAction(texts["Confirmer"], $"{site}{PagePath}?token={token}"),
            account.Language
        );
    }

    private sealed record Link(Guid AccountId, string Stamp, string Email, bool IsFromNew, DateTimeOffset ExpiresAt);
}

/// <param name="IsFromNew">Whether the link was read in the new mailbox; otherwise in the old one.</param>
public sealed record EmailMove(string Email, bool IsFromNew);
