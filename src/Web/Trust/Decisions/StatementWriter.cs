using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Trust.Decisions;

/// <summary>
/// Writes the reasons somebody limited is owed: what the limit is and until when, on which facts and rule, whether a machine decided, and how to
/// contest. In their language; never a word about who reported.
/// </summary>
public sealed class StatementWriter(TimeProvider time, DecisionWords words, OperatorDuties duties, IStringLocalizer<TrustTexts> texts)
{
    /// <summary>How long a decision may be contested.</summary>
    public const int AppealMonths = 6;

    public Statement OfDecision(Account account, Decision decision, DateTimeOffset? until) =>
        InLanguage.Write(
            account.Language,
            () =>
                New(
                    account,
                    isAutomatic: false,
                    words.Title(decision.Outcome),
                    [
                        words.Effect(decision.Outcome),
                        until is { } end
                            ? texts["Cette mesure prend fin d’elle-même le {0}.", LocalTime.Of(end, account.TimeZone)]
                            : words.Duration(decision.Outcome),
                        texts["La règle : {0}", words.Rule(decision.Reason)],
                        decision.Words.Length > 0 ? texts["Les faits retenus : {0}", decision.Words] : "",
                        texts["Une personne a examiné les faits et décidé ; aucune décision n’a été prise par un programme."],
                        Redress(),
                    ]
                )
        );

    public Statement OfProtectiveLimit(Account account, DateTimeOffset until) =>
        InLanguage.Write(
            account.Language,
            () =>
                New(
                    account,
                    isAutomatic: true,
                    texts["Limite provisoire de votre compte"],
                    [
                        texts[
                            "Vous ne pouvez pour l’instant ni commencer un nouvel appel, ni écrire à quelqu’un pour la première fois, ni être joint ainsi. Vos appels en cours et vos rendez-vous ne changent pas."
                        ],
                        texts[
                            "Cette limite a été posée automatiquement, par précaution, après un signalement grave qui reste à examiner. Elle ne dit pas que vous avez fait quelque chose de mal, et ne comptera pas plus tard."
                        ],
                        texts[
                            "Elle prend fin d’elle-même le {0}, sauf si une personne de la modération la confirme d’ici là.",
                            LocalTime.Of(until, account.TimeZone)
                        ],
                        Redress(),
                    ]
                )
        );

    public Statement OfReturn(Account account) =>
        InLanguage.Write(
            account.Language,
            () =>
                New(
                    account,
                    isAutomatic: true,
                    texts["Votre compte attend un examen"],
                    [
                        texts[
                            "Votre profil n’est pas encore affiché, et vous ne pouvez ni commencer un appel, ni écrire à quelqu’un pour la première fois, ni être joint ainsi."
                        ],
                        texts[
                            "Un moyen de connexion de ce compte a appartenu à un compte fermé pour fraude. Cette limite a été posée automatiquement ; une personne de la modération va examiner la situation et décider. Si c’est une erreur, dites-le en contestant."
                        ],
                        Redress(),
                    ]
                )
        );

    /// <summary>A statement of somebody else's making, with how to contest it; the words are written in the person's language.</summary>
    public Statement Write(Account account, Func<string> title, Func<IEnumerable<string>> paragraphs) =>
        InLanguage.Write(account.Language, () => New(account, isAutomatic: false, title(), [.. paragraphs(), Redress()]));

    private string Redress() =>
        string.Join(
            ' ',
            texts[
                "Vous pouvez contester pendant six mois, gratuitement, sur la page « Décisions » de votre compte : une autre personne examinera votre contestation."
            ].Value,
            duties.SettlesOutOfCourt
                ? texts["Vous pouvez aussi saisir un organe certifié de règlement extrajudiciaire des litiges, ou le juge."].Value
                : texts["Vous pouvez aussi saisir le juge."].Value
        );

    private Statement New(Account account, bool isAutomatic, string title, IEnumerable<string> paragraphs)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(account.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        return new Statement
        {
            Id = Guid.NewGuid(),
            AccountId = account.Id,
            Day = day,
            IsAutomatic = isAutomatic,
            Title = title,
            Text = string.Join('\n', paragraphs.Where(p => p.Length > 0)),
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            AppealUntil = day.AddMonths(AppealMonths),
        };
    }
}
