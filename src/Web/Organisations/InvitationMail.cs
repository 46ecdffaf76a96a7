using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Organisations;

/// <summary>Words the mail that invites somebody, in the language of who invites: nothing is known of the reader.</summary>
public sealed class InvitationMail(IStringLocalizer<OrganisationTexts> texts, OrganisationWords words)
{
    public const string Kind = "organisation-invitation";

    /// <param name="link">Absolute address of the invitation's page.</param>
    public MailContent Write(string organisation, string inviter, MemberRole role, DateTimeOffset expiresAt, string link)
    {
        var who =
            inviter == organisation
                ? texts["{0} vous invite à rejoindre son organisation sur Visavis.", organisation]
                : texts["{0} vous invite à rejoindre {1} sur Visavis.", inviter, organisation];
        return new MailContent(
            Kind,
            texts["Invitation à rejoindre {0}", organisation],
            [
                who,
                texts["Votre rôle : {0}.", words.Role(role)],
                texts["Le lien sert une seule fois, jusqu’au {0}.", LocalTime.Day(expiresAt, ReaderZone.Default)],
                texts["Vous n’attendiez pas ce message ? Ignorez-le : sans votre accord, rien ne se passe."],
            ],
            new MailAction(texts["Voir l’invitation"], link),
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName
        );
    }
}
