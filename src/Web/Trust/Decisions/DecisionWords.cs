using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Kinds, outcomes, rules and measures in the reader's words.</summary>
public sealed class DecisionWords(IStringLocalizer<TrustTexts> texts)
{
    public string Place(ReportPlace place) =>
        place switch
        {
            ReportPlace.Profile => texts["le profil"],
            ReportPlace.Call => texts["un appel"],
            ReportPlace.Message => texts["une conversation"],
            ReportPlace.Booking => texts["un rendez-vous"],
            _ => texts["le formulaire"],
        };

    public string Kind(ReportKind kind) =>
        kind switch
        {
            ReportKind.MoneyTaken => texts["On m’a pris ou demandé de l’argent"],
            ReportKind.CodeOrCardAsked => texts["On m’a demandé un code, un mot de passe ou un numéro de carte"],
            ReportKind.FalseProfile => texts["Faux profil, faux métier ou faux diplôme"],
            ReportKind.Impersonation => texts["On se fait passer pour moi"],
            ReportKind.HijackedAccount => texts["Compte piraté"],
            ReportKind.PaidNotDone => texts["Payé et jamais fait"],
            ReportKind.IllegalService => texts["Service interdit par la loi"],
            ReportKind.Harassment => texts["Harcèlement ou insultes"],
            ReportKind.Hate => texts["Haine ou discrimination"],
            ReportKind.SexualContent => texts["Contenu sexuel non voulu"],
            ReportKind.MinorInDanger => texts["Un enfant est en danger"],
            ReportKind.ThreatToLife => texts["Menace contre une vie"],
            _ => texts["Autre chose"],
        };

    public string Title(Outcome outcome) =>
        outcome switch
        {
            Outcome.Dismissed => texts["Aucune mesure"],
            Outcome.HandedToAuthorities => texts["Transmis aux autorités"],
            Outcome.AccountSecured => texts["Votre compte a été mis en sécurité"],
            Outcome.Warned => texts["Rappel des règles"],
            Outcome.ContentRemoved => texts["Une partie de votre profil a été retirée"],
            Outcome.Hidden => texts["Votre profil n’est plus affiché"],
            Outcome.NoNewContact => texts["Vos nouveaux contacts sont limités"],
            Outcome.SuspendedForATime => texts["Votre compte est suspendu"],
            Outcome.SuspendedForGood => texts["Votre compte est fermé"],
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };

    public string Effect(Outcome outcome) =>
        outcome switch
        {
            Outcome.Warned => texts["Nous vous rappelons une règle du site. Rien n’est retiré ni limité."],
            Outcome.ContentRemoved => texts[
                "Une partie de votre profil n’est plus visible. Elle vous sera rendue telle quelle si la décision est annulée."
            ],
            Outcome.Hidden => texts["Votre profil n’apparaît plus dans la recherche ni dans l’annuaire."],
            Outcome.NoNewContact => texts[
                "Vous ne pouvez ni commencer un appel, ni écrire à quelqu’un pour la première fois, ni être joint ainsi."
            ],
            Outcome.SuspendedForATime or Outcome.SuspendedForGood => texts[
                "Votre profil n’est plus affiché, vos appels sont terminés et vos rendez-vous à venir sont annulés. Vous pouvez encore vous connecter pour lire ces raisons, contester, télécharger vos données, vous désinscrire ou nous écrire."
            ],
            Outcome.AccountSecured => texts[
                "Quelqu’un d’autre semblait utiliser votre compte. Toutes les sessions sont fermées et les clés d’accès retirées ; choisissez un nouveau mot de passe. Rien ne vous est reproché."
            ],
            _ => "",
        };

    public string Duration(Outcome outcome) =>
        outcome is Outcome.Warned or Outcome.AccountSecured ? "" : texts["Cette mesure n’a pas de date de fin."];

    public string Rule(Reason reason) =>
        reason switch
        {
            Reason.NothingFound => texts["aucun manquement constaté."],
            Reason.Fraud => texts[
                "on ne trompe personne pour obtenir de l’argent, un code ou des données (conditions d’utilisation, « Se conduire en face à face »)."
            ],
            Reason.FalseIdentity => texts[
                "on donne son vrai nom, son vrai métier et ses vrais diplômes (conditions d’utilisation, « Votre compte »)."
            ],
            Reason.ForbiddenService => texts[
                "on ne propose rien que la loi interdit (conditions d’utilisation, « Se conduire en face à face »)."
            ],
            Reason.DisrespectOrThreat => texts[
                "on respecte les personnes, sans insulte, menace ni harcèlement (conditions d’utilisation, « Se conduire en face à face »)."
            ],
            Reason.HateOrViolence => texts[
                "on n’appelle ni à la haine ni à la violence (conditions d’utilisation, « Se conduire en face à face »)."
            ],
            Reason.SexualContent => texts[
                "on ne montre rien de sexuel à qui ne l’a pas voulu (conditions d’utilisation, « Se conduire en face à face »)."
            ],
            Reason.DangerToMinors => texts["on protège les enfants (conditions d’utilisation, « Se conduire en face à face »)."],
            Reason.PaidNotDone => texts["on fait ce pour quoi on a été payé (conditions de vente)."],
            Reason.AccountTakenOver => texts["un compte ne sert qu’à son titulaire (conditions d’utilisation, « Votre compte »)."],
            _ => texts["les conditions d’utilisation du site."],
        };

    public string Part(ContentPart part) =>
        part switch
        {
            ContentPart.Presentation => texts["La présentation"],
            ContentPart.Pictures => texts["Le portrait et les photos"],
            ContentPart.Documents => texts["Les documents"],
            _ => texts["Les prestations"],
        };

    public string Measure(MeasureKind kind) =>
        kind switch
        {
            MeasureKind.ContentRemoved => texts["Une partie du profil est retirée"],
            MeasureKind.NoNewContact => texts["Pas de nouveau contact"],
            MeasureKind.Hidden => texts["Profil non affiché"],
            _ => texts["Compte suspendu"],
        };
}
