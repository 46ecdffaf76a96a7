using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>
/// What people say around what they look for: "je cherche un bon plombier pas cher", "i am looking for a", "comment réparer". The words
/// left say it all.
/// </summary>
internal static class SaidAround
{
    /// <summary>Longer ones first where they begin alike.</summary>
    private static readonly string[][] Phrases =
    [
        .. (
            "je suis a la recherche|nous sommes a la recherche|a la recherche|je recherche|je cherche|j cherche|nous cherchons|nous recherchons"
            + "|on cherche|on recherche|cherchons|recherchons|cherche|recherche|je voudrais|j aimerais|je souhaite|je veux|je dois|nous voulons"
            + "|il me faut|il nous faut|il faut|j ai besoin|besoin d un|besoin d une|besoin d|besoin de|qui peut|qui pourrait|qui sait|qui est"
            + "|quelqu un qui|quelqu un pour|quelqu un|comment|ou trouver|trouver|trouve moi|bonjour|bonsoir|s il vous plait|s il te plait|svp|stp"
            + "|merci d avance|merci|pas trop cher|pas trop chere|pas cher|pas chere|pas chers|moins cher|moins chere|peu cher|bon marche|a petit prix"
            + "|en urgence|urgent|urgente|urgence|rapidement|au plus vite|pres de chez moi|pres de chez nous|pres d ici|autour de chez moi"
            + "|autour de moi|pres de moi|chez moi|a proximite|dans le coin|near me|ce soir|demain matin|demain|aujourd hui|ce matin|ce week end"
            + "|le week end|le dimanche|dimanche|le samedi|samedi|ouvert|ouverte|ouverts|7j 7|7j7|7 jours sur 7|24h 24|24h24|24 24|24h sur 24"
            + "|jour et nuit|disponible|disponibles|dispo|sans rendez vous|prendre rendez vous|rendez vous|prise de rdv|rdv|les meilleurs|meilleur"
            + "|meilleure|meilleurs|meilleures|top|bon|bonne|bons|bonnes|serieux|serieuse|qualifie|qualifiee|experimente|experimentee|recommande"
            + "|recommandee|avis|tarif|tarifs|prix|devis gratuit|devis|coordonnees|contacter|artisan|monsieur|madame|mademoiselle|mlle|mme|mr|dr"
            + "|partout en france|dans toute la france|en france|et sa region|et ses environs|et environs|et alentours|et les alentours"
            + "|i am looking for|i m looking for|looking for|i need an|i need a|i need|i want|find me|find|a good|best|cheap|hello|please|in france"
        )
            .Split('|')
            .Select(phrase => phrase.Split(' ')),
    ];

    /// <summary>Say what is to be done with it, which whoever does it for a living need not be called by.</summary>
    private static readonly HashSet<string> Verbs =
    [
        .. (
            "reparer repare faire fait refaire refais installer installe changer change remplacer poser pose monter monte creer cree apprendre "
            + "organiser ouvrir rediger entretenir renover acheter acheter trouver avoir veux peut peux prendre obtenir demander fabriquer "
            + "marche fonctionne demarre allume avant depuis chez suis enferme mieux vite"
        ).Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Removes such phrases, but never all there is.</summary>
    public static void Take(List<string> words) => PhraseRemoval.Take(words, Phrases, lastMayGo: false);

    /// <summary>Removes verbs that say little, where a word of a trade stays and no title or need has them all: "ouverture de porte" stays.</summary>
    public static List<string> WithoutVerbs(List<string> words, TradeWords trades)
    {
        var left = words.FindAll(word => !Verbs.Contains(word));
        return left.Count == words.Count || !left.Exists(trades.Has) || trades.HaveTogether(StopWords.Without(words)) ? words : left;
    }
}
