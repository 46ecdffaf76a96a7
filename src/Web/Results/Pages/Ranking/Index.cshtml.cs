using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Search;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results.Pages.Ranking;

/// <summary>How results are ordered, with the numbers that the engine computes with.</summary>
[AllowUnfinishedAccount]
public sealed class IndexModel(IStringLocalizer<SearchTexts> texts) : PageModel
{
    private static readonly RankingWeights Weights = RankingWeights.Present;

    /// <summary>Points of the words, what comes on top of them first, then the most first.</summary>
    public IReadOnlyList<RankingRow> Words =>
        [
            Row(nameof(Weights.WholeTitle), texts["En plus, quand vos mots sont le titre entier du métier"], Weights.WholeTitle),
            Row(nameof(Weights.WholePhrase), texts["En plus, quand vos mots sont un besoin entier ou le nom entier"], Weights.WholePhrase),
            Row(
                nameof(Weights.Family),
                texts["En plus, quand le métier de la personne est de la famille dont parlent vos mots"],
                Weights.Family
            ),
            Row(
                nameof(Weights.SpokenFamily),
                texts["En plus, au lieu de ces points, quand vos mots décrivent un besoin sans nommer de métier"],
                Weights.SpokenFamily
            ),
            .. new[]
            {
                Row(
                    nameof(Weights.TitleWord),
                    texts["Un mot du titre du métier, au masculin ou au féminin, au singulier ou au pluriel"],
                    Weights.TitleWord
                ),
                Row(nameof(Weights.NameWord), texts["Un mot du nom de la personne ou de l’entreprise"], Weights.NameWord),
                Row(nameof(Weights.TitleBeginning), texts["Le début d’un mot du titre"], Weights.TitleBeginning),
                Row(nameof(Weights.NameBeginning), texts["Le début d’un mot du nom"], Weights.NameBeginning),
                Row(
                    nameof(Weights.Need),
                    texts["Des mots de tous les jours pour ce que fait le métier (« fuite d’eau » pour un plombier)"],
                    Weights.Need
                ),
                Row(nameof(Weights.NeedBeginning), texts["Le début d’un tel mot"], Weights.NeedBeginning),
                Row(nameof(Weights.ServiceWord), texts["Un autre métier de la personne, ou l’une de ses prestations"], Weights.ServiceWord),
                Row(
                    nameof(Weights.ServiceBeginning),
                    texts["Le début d’un mot d’un autre métier ou d’une prestation"],
                    Weights.ServiceBeginning
                ),
                Row(nameof(Weights.CityWord), texts["La ville"], Weights.CityWord),
                Row(nameof(Weights.CityBeginning), texts["Le début du nom de la ville"], Weights.CityBeginning),
                Row(nameof(Weights.Typo), texts["Un mot du titre, du besoin ou du nom avec une faute de frappe"], Weights.Typo),
                Row(nameof(Weights.PresentationWord), texts["Un mot de la présentation"], Weights.PresentationWord),
            }.OrderByDescending(row => row.Points),
        ];

    public IReadOnlyList<RankingRow> Profile =>
        [
            .. new[]
            {
                Row(nameof(Weights.Reachable), texts["Être joignable maintenant"], Weights.Reachable),
                Row(
                    nameof(Weights.NextSlot),
                    texts["Un prochain créneau libre bientôt : tout aujourd’hui, rien après {0} jours", Weights.NextSlotDays],
                    Weights.NextSlot
                ),
                Row(nameof(Weights.AnswerRate), texts["Répondre aux appels et aux demandes"], Weights.AnswerRate),
                Row(
                    nameof(Weights.Recommendations),
                    texts["Des recommandations après des prestations prouvées : tout à partir de {0}", Weights.ManyRecommendations],
                    Weights.Recommendations
                ),
                Row(nameof(Weights.Quality), texts["Un profil complet"], Weights.Quality),
                Row(nameof(Weights.Turn), texts["Un tirage au sort, refait chaque jour pour tous"], Weights.Turn),
                Row(nameof(Weights.SameCommune), texts["Être dans la commune même que vous cherchez"], Weights.SameCommune),
                Row(
                    nameof(Weights.Nearness),
                    texts["Être près du lieu cherché : tout au même endroit, rien au bord du rayon"],
                    Weights.Nearness
                ),
            }.OrderByDescending(row => row.Points),
        ];

    public IReadOnlyList<RankingRow> Parts =>
        [
            .. ProfileQuality
                .Parts.OrderByDescending(part => part.Points)
                .Select(part => Row(part.Part.ToString(), PartText(part.Part), part.Points)),
        ];

    private static RankingRow Row(string weight, string text, int points) => new(weight, text, points);

    private string PartText(ProfilePart part) =>
        part switch
        {
            ProfilePart.Photo => texts["Une photo"],
            ProfilePart.Presentation => texts["Une présentation"],
            ProfilePart.LongPresentation => texts["Une présentation de 300 caractères ou plus"],
            ProfilePart.Price => texts["Un prix de consultation"],
            ProfilePart.Services => texts["Des prestations"],
            ProfilePart.KnownProfession => texts["Un métier que l’annuaire reconnaît"],
            ProfilePart.Languages => texts["Des langues"],
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
}
