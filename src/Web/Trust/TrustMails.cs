using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust;

/// <summary>What reporters and the people concerned are told by mail, in the transaction of what it tells of. None of it can be switched off.</summary>
public sealed class TrustMails(MailWriter writer, IStringLocalizer<TrustTexts> texts)
{
    public const string Receipt = "report-receipt";
    public const string OutcomeKind = "report-outcome";
    public const string StatementKind = "statement-of-reasons";
    public const string AppealKind = "appeal-answer";

    /// <param name="link">To the follow-up page; that of the mail proves the address too.</param>
    public void AddReceipt(VisavisDbContext db, Report report, ReportContact contact, string link)
    {
        if (contact.Email is null)
        {
            return;
        }

        Add(
            db,
            contact.AccountId,
            contact.Email,
            contact.Language,
            () =>
                new MailContent(
                    Receipt,
                    texts["Signalement {0} reçu", report.Number],
                    [
                        texts["Bonjour,"],
                        texts["Nous avons reçu votre signalement. Une personne va le lire."],
                        report.Kind.IsAboutMoney()
                            ? texts["Si de l’argent est parti ou si vous avez donné un code, appelez votre banque tout de suite."]
                            : texts["En cas de danger immédiat, appelez le 17 ou le 112, ou écrivez au 114."],
                        .. report.WaitsUntil is { } until
                            ? new[]
                            {
                                texts[
                                    "Deux de vos signalements ont été faits de mauvaise foi : celui-ci attend jusqu’au {0}, puis il sera lu.",
                                    LocalTime.Of(until, "Europe/Paris")
                                ].Value,
                            }
                            : [],
                        texts[
                            "Le lien ci-dessous permet de suivre votre signalement et de confirmer cette adresse ; sans confirmation, nous ne vous y écrirons plus. La personne concernée ne saura pas qui l’a signalée."
                        ],
                    ],
                    new MailAction(texts["Suivre mon signalement"], link),
                    contact.Language
                )
        );
    }

    /// <summary>One outcome about the notice, nothing about the account.</summary>
    public void AddOutcome(VisavisDbContext db, Report report, ReportContact contact, bool wasBadFaith, string link)
    {
        if (contact is not { Email: { } email, ConfirmedAt: not null })
        {
            return;
        }

        Add(
            db,
            contact.AccountId,
            email,
            contact.Language,
            () =>
                new MailContent(
                    OutcomeKind,
                    texts["Votre signalement {0} a été examiné", report.Number],
                    [
                        texts["Bonjour,"],
                        wasBadFaith
                            ? texts[
                                "Une personne a examiné votre signalement et l’a trouvé fait de mauvaise foi. Ceci est un avertissement : si cela se répète, vos prochains signalements attendront deux semaines avant d’être lus. Un danger pour une vie n’attend jamais."
                            ]
                            : texts[
                                "Une personne a examiné votre signalement et décidé. Merci de l’avoir fait : cela protège tout le monde."
                            ],
                        texts["Vous pouvez lire le résultat et le contester pendant six mois."],
                    ],
                    new MailAction(texts["Lire le résultat"], link),
                    contact.Language
                )
        );
    }

    public void AddStatement(VisavisDbContext db, Account account, Statement statement, string site)
    {
        if (account is not { Email: { } email, EmailConfirmed: true })
        {
            return;
        }

        Add(
            db,
            account.Id,
            email,
            statement.Language,
            () =>
                new MailContent(
                    StatementKind,
                    statement.Title,
                    [texts["Bonjour,"], .. statement.Text.Split('\n')],
                    new MailAction(texts["Lire et contester"], $"{site}/account/decisions"),
                    statement.Language
                )
        );
    }

    public void AddAppealAnswer(
        VisavisDbContext db,
        Guid? accountId,
        string email,
        string language,
        bool isGranted,
        string answer,
        string link
    ) =>
        Add(
            db,
            accountId,
            email,
            language,
            () =>
                new MailContent(
                    AppealKind,
                    texts["Réponse à votre contestation"],
                    [
                        texts["Bonjour,"],
                        isGranted
                            ? texts["Une autre personne a examiné votre contestation et vous donne raison. La décision est annulée."]
                            : texts["Une autre personne a examiné votre contestation. La décision reste la même."],
                        answer,
                    ],
                    new MailAction(texts["Voir la réponse"], link),
                    language
                )
        );

    private void Add(VisavisDbContext db, Guid? accountId, string email, string language, Func<MailContent> write) =>
        writer.Add(db, accountId, email, InLanguage.Write(language, write));
}
