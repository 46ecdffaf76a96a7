using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Accounts.Email;

/// <summary>Tells people of every change to the ways into their account, by mail and in the page. This cannot be switched off.</summary>
public sealed class SecurityMails(
    MailWriter writer,
    IEnumerable<ISecurityBell> bells,
    TimeProvider clock,
    IStringLocalizer<SecurityTexts> texts
)
{
    /// <summary>Adds the line of the bell to the context, and the mail when the account has an address that was confirmed.</summary>
    public void Add(VisavisDbContext db, Account account, SecurityChange change, string site)
    {
        var title = InLanguage.Write(account.Language, () => Sentence(change));
        foreach (var bell in bells)
        {
            bell.Add(db, account.Id, title);
        }

        if (account is not { Email: { } email, EmailConfirmed: true })
        {
            return;
        }

        writer.Add(db, account.Id, email, InLanguage.Write(account.Language, () => Content(account, change, site)));
    }

    private MailContent Content(Account account, SecurityChange change, string site)
    {
        var sentence = Sentence(change);
        return new MailContent(
            $"security-{change}".ToLowerInvariant(),
            sentence,
            [
                texts["Bonjour,"],
                texts["{0} C’était le {1}.", sentence + ".", LocalTime.Of(clock.GetUtcNow(), account.TimeZone)],
                texts[
                    "Si c’était vous, il n’y a rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe et déconnectez tous vos appareils."
                ],
            ],
            new MailAction(texts["Vérifier la sécurité de mon compte"], $"{site}/account/security"),
            account.Language
        );
    }

    private string Sentence(SecurityChange change) =>
        change switch
        {
            SecurityChange.PasswordChanged => texts["Votre mot de passe a été changé"],
            SecurityChange.PasswordSet => texts["Un mot de passe a été ajouté à votre compte"],
            SecurityChange.PasswordLocked => texts["Le mot de passe de votre compte est bloqué pour un quart d’heure, après cinq essais"],
            SecurityChange.PasskeyAdded => texts["Une clé d’accès a été ajoutée à votre compte"],
            SecurityChange.PasskeyRemoved => texts["Une clé d’accès a été retirée de votre compte"],
            SecurityChange.GoogleLinked => texts["Un compte Google a été relié à votre compte"],
            SecurityChange.GoogleUnlinked => texts["Le compte Google a été détaché de votre compte"],
            SecurityChange.SignedOutEverywhere => texts["Vos autres appareils ont été déconnectés"],
            SecurityChange.EmailChanged => texts["L’adresse e-mail de votre compte a changé"],
            SecurityChange.NewDevice => texts["Quelqu’un s’est connecté à votre compte sur un nouvel appareil"],
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
}
