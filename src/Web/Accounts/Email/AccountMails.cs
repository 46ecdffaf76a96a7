using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Accounts.Email;

/// <summary>The mails of registration and reset. Each is written whether or not the address is known, so that neither page nor clock tells.</summary>
public sealed class AccountMails(MailWriter writer, MailAllowance allowance, AccountLinks links, IStringLocalizer<SecurityTexts> texts)
{
    public const string Confirm = "confirm-address";
    public const string AlreadyRegistered = "already-registered";
    public const string Reset = "reset-password";
    public const string ResetUnknown = "reset-unknown";

    /// <summary>One name for both mails: whoever asks sees their receipts among their data, and must not learn there whose the address is.</summary>
    public const string Password = "add-password";

    public async Task AddRegistrationAsync(
        VisavisDbContext db,
        string email,
        Account? known,
        string returnUrl,
        string site,
        string language,
        CancellationToken cancellationToken
    )
    {
        var kind = known is null ? Confirm : AlreadyRegistered;
        if (!await allowance.AllowsAsync(db, email, kind, cancellationToken))
        {
            return;
        }

        var content = InLanguage.Write(
            known?.Language ?? language,
            () => known is null ? Confirmation(email, returnUrl, site, language) : Known(kind, returnUrl, site, known.Language)
        );
        writer.Add(db, known?.Id, email, content);
    }

    public async Task AddResetAsync(
        VisavisDbContext db,
        string email,
        Account? known,
        string site,
        string language,
        CancellationToken cancellationToken
    )
    {
        var kind = known is null ? ResetUnknown : Reset;
        if (!await allowance.AllowsAsync(db, email, kind, cancellationToken))
        {
            return;
        }

        var content = InLanguage.Write(
            known?.Language ?? language,
            () => known is null ? Unknown(site, language) : NewPassword(known, site)
        );
        writer.Add(db, known?.Id, email, content);
    }

    /// <param name="isTaken">Another account has this address as its name.</param>
    public async Task AddPasswordAsync(
        VisavisDbContext db,
        Account asker,
        string email,
        bool isTaken,
        string site,
        CancellationToken cancellationToken
    )
    {
        if (
            !await allowance.AllowsAsync(db, email, Password, cancellationToken)
            || !await allowance.AllowsAskerAsync(db, asker.Id, Password, cancellationToken)
        )
        {
            return;
        }

        var content = InLanguage.Write(asker.Language, () => isTaken ? Taken(asker, site) : AddPassword(asker, email, site));
        writer.Add(db, asker.Id, email, content);
    }

    private MailContent AddPassword(Account asker, string email, string site) =>
        new(
            Password,
            texts["Confirmez votre adresse e-mail"],
            [
                texts["Bonjour,"],
                texts[
                    "Vous avez demandé à ajouter un mot de passe à votre compte Visavis, pour vous connecter aussi avec cette adresse. Le lien ci-dessous est valable 2 heures et ne sert qu’une fois."
                ],
                texts["Si cette demande ne vient pas de vous, ne faites rien : ce lien ne s’ouvre que dans le compte qui l’a demandé."],
            ],
            new MailAction(
                texts["Choisir mon mot de passe"],
                $"{site}/account/security/password?token={Uri.EscapeDataString(links.Password(asker, email))}"
            ),
            asker.Language
        );

    private MailContent Taken(Account asker, string site) =>
        new(
            Password,
            texts["Cette adresse a déjà un compte Visavis"],
            [
                texts["Bonjour,"],
                texts[
                    "Quelqu’un a demandé à ajouter un mot de passe à un compte Visavis avec cette adresse, mais elle ouvre déjà un autre compte."
                ],
                texts[
                    "Si c’était vous, connectez-vous à cet autre compte, ou choisissez une autre adresse. Si ce n’était pas vous, ne faites rien : rien n’a changé."
                ],
            ],
            new MailAction(texts["Ouvrir la page de connexion"], $"{site}{AccountServices.SignInPath}"),
            asker.Language
        );

    private MailContent Confirmation(string email, string returnUrl, string site, string language) =>
        new(
            Confirm,
            texts["Confirmez votre adresse e-mail"],
            [
                texts["Bonjour,"],
                texts["Vous avez demandé à créer un compte Visavis avec cette adresse. Le lien ci-dessous est valable 24 heures."],
                texts["Si cette demande ne vient pas de vous, ne faites rien : aucun compte ne sera créé."],
            ],
            new MailAction(
                texts["Confirmer mon adresse et continuer"],
                $"{site}/account/confirm?token={Uri.EscapeDataString(links.Confirmation(email, returnUrl))}"
            ),
            language
        );

    private MailContent Known(string kind, string returnUrl, string site, string language) =>
        new(
            kind,
            texts["Vous avez déjà un compte Visavis"],
            [
                texts["Bonjour,"],
                texts["Quelqu’un a demandé à créer un compte avec cette adresse, mais vous en avez déjà un."],
                texts["Si c’était vous, connectez-vous. Mot de passe oublié ? La page de connexion permet d’en choisir un nouveau."],
                texts["Si ce n’était pas vous, ne faites rien : votre compte n’a pas changé."],
            ],
            new MailAction(texts["Se connecter"], site + AccountServices.SignInPath.LeadingTo(returnUrl)),
            language
        );

    private MailContent NewPassword(Account account, string site) =>
        new(
            Reset,
            texts["Choisissez un nouveau mot de passe"],
            [
                texts["Bonjour,"],
                texts["Vous avez demandé un nouveau mot de passe. Le lien ci-dessous est valable 2 heures et ne sert qu’une fois."],
                texts["Si cette demande ne vient pas de vous, ne faites rien : votre mot de passe reste le même."],
            ],
            new MailAction(
                texts["Choisir un nouveau mot de passe"],
                $"{site}/account/reset-password?token={Uri.EscapeDataString(links.Reset(account))}"
            ),
            account.Language
        );

    private MailContent Unknown(string site, string language) =>
        new(
            ResetUnknown,
            texts["Aucun compte avec cette adresse"],
            [
                texts["Bonjour,"],
                texts[
                    "Quelqu’un a demandé un nouveau mot de passe pour cette adresse, mais elle n’a pas de compte avec mot de passe sur Visavis."
                ],
                texts[
                    "Vous vous connectez peut-être avec Google, ou avec une autre adresse. Si cette demande ne vient pas de vous, ne faites rien."
                ],
            ],
            new MailAction(texts["Ouvrir la page de connexion"], $"{site}{AccountServices.SignInPath}"),
            language
        );
}
