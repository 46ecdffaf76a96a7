namespace Visavis.Web.Help.Questions;

/// <summary>A picture of the running site beside an answer, made by <c>tools/help-pictures.sh</c> in each language.</summary>
/// <param name="Words">French, the key of its translation: for who does not see it.</param>
public sealed record HelpPicture(string Slug, int Width, int Height, string Words)
{
    public static IReadOnlyList<HelpPicture> All { get; } =
    [
        new("accueil", 309, 525, "La page d’accueil sur un téléphone : la case « quoi », la case « où » et le bouton Rechercher."),
        new(
            "choisir",
            309,
            570,
            "Des résultats de recherche : la carte montre le nom, le métier, la ville, le prochain créneau, le prix et si la personne est en ligne."
        ),
        new(
            "contacter",
            309,
            675,
            "Le haut du profil d’une personne hors ligne, avec les boutons pour être prévenu de son arrivée et pour laisser un message."
        ),
        new("inscription", 309, 465, "La page Créer un compte, avec la case pour l’adresse e-mail."),
        new("video-ne-marche-pas", 309, 465, "La page qui vérifie la caméra, le micro et le réseau, avec le bouton Commencer."),
        new(
            "arnaques",
            309,
            615,
            "Le formulaire pour signaler une arnaque : l’avertissement, les numéros d’urgence, puis le nom du profil."
        ),
    ];

    public static HelpPicture? Of(string slug) => All.FirstOrDefault(picture => picture.Slug == slug);

    public string Address(string language) => $"/img/help/{Slug}.{language}.webp";
}
