using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Trust.Marks;

/// <summary>Marks as the sentences they are: what, by whom, when.</summary>
public sealed class MarkWords(IStringLocalizer<MarkTexts> texts)
{
    public string Kind(MarkKind kind) =>
        kind switch
        {
            MarkKind.Company => texts["Une entreprise"],
            MarkKind.Identity => texts["Votre nom"],
            _ => texts["Un diplôme, un agrément ou une assurance"],
        };

    /// <summary>What is, or would be, checked.</summary>
    public string What(VerifiedMark mark) =>
        mark.Kind switch
        {
            MarkKind.Company when mark.CompanyNumber.Length == VerifiedMark.LongestNumber => texts[
                "Entreprise belge nᵒ {0}",
                CompanyNumber.Spaced(mark.CompanyNumber)
            ],
            MarkKind.Company => texts["Entreprise SIREN {0}", CompanyNumber.Spaced(mark.CompanyNumber)],
            MarkKind.Identity => texts["Nom comparé à une pièce d’identité"],
            _ => mark.What,
        };

    /// <param name="day">Of the decision, in words.</param>
    public string ByWhom(VerifiedMark mark, string day) =>
        mark.Kind == MarkKind.Company
            ? texts["Que cette personne la dirige ou la représente a été vérifié par l’équipe de Visavis le {0}.", day]
            : texts["Vérifié par l’équipe de Visavis le {0}, sur présentation d’un document.", day];

    public string State(VerifiedMark mark, string day) =>
        mark.State switch
        {
            MarkState.Asked => texts["Demandé le {0} : une personne va regarder votre document.", day],
            MarkState.Granted => texts["Vérifié le {0} ; c’est écrit sur votre profil.", day],
            MarkState.Refused => texts["Refusé le {0}.", day],
            MarkState.Renamed => texts["Retiré le {0}, car votre profil a changé de nom.", day],
            MarkState.Withdrawn => texts["Retiré par vous le {0}.", day],
            _ => texts["Retiré par l’équipe de Visavis le {0}.", day],
        };
}
