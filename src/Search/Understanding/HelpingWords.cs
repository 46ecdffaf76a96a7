namespace Visavis.Search.Understanding;

/// <summary>
/// Words that people say beside a trade or a need and that decide nothing: courtesy, praise, haste, and the frame a trade is carried on in.
/// They only add points, where something else says what is looked for.
/// </summary>
internal static class HelpingWords
{
    private static readonly HashSet<string> Courtesy = Of(
        "super excellent excellente excellents excellentes genial geniale adorable sympa sympas sympathique gentil gentille gentils honnete honnetes ponctuel ponctuelle "
            + "fiable fiables competent competente competents efficace efficaces rapide rapides vite bienveillant bienveillante passionne passionnee reconnu "
            + "reconnue reputee repute diplome diplomee agree agreee certifie certifiee confirme confirmee ecoute loin salut coucou hello auriez avez "
            + "connaissez connaitriez urgent urgente urgence urgences besoin rapidement immediatement demain semaine jour jours soir matin samedi dimanche lundi mardi "
            + "mercredi jeudi vendredi weekend week end voisin voisins voisine vacances tres trop assez beaucoup plutot vraiment juste bien mieux svp stp merci "
            + "parfait parfaite top nouveau nouvelle ancien ancienne jeune cher chere pas abordable gratuit gratuite local locale proche proximite disponible disponibles "
            + "aujourd hui maintenant quelque chose quelqu un une personne personnes gens fois deux trois plusieurs certains toujours jamais encore aussi alors donc "
            + "quand comment pourquoi combien quel quelle quels quelles where can find who how need want would like looking good best someone somebody please "
            + "help near my the and to from at it is fix get twice week have has do does was are me your our their this that ans age ado ados mon ma mes notre nos "
            + "peut peuvent pourrait pourriez pouvez puis puisse veut veux voudrais vouloir faudrait faut dois doit devrait venir vient viens aller vais va suis sommes sont etre "
            + "avoir avons ont fait faire font fais refaire prendre trouver chercher cherche cherchons recherche recherchons recommander recommande recommandee recommandes souhaite "
            + "souhaitons aimerais aimerions adresser adresse contacter appeler joindre demander demande obtenir bientot depuis pendant apres avant sous plus moins sans "
            + "serieuse serieux meilleur meilleure meilleurs meilleures bon bonne bons bonnes petit petite grand grande gros grosse vieux vieille beau belle tout toute tous toutes rendre"
    );

    private static readonly HashSet<string> Frames = Of(
        "cabinet cabinets agence agences entreprise entreprises societe societes boite atelier artisan artisans artisane expert experte experts specialiste "
            + "specialistes specialise specialisee specialises service services bureau centre professionnel professionnelle professionnels pro pros particulier particuliers "
            + "domicile maison visio video distance ligne consultation consultations seance seances rendez rdv prestation prestations intervention "
            + "travail travaux devis tarif tarifs prix probleme problemes question questions conseil conseils "
            + "cours lecon lecons prof profs professeur professeure professeurs formation stage initiation apprendre "
            + "reparation reparer reparateur reparatrice depannage depanner depanneur depanneuse installation installer installateur pose poser poseur poseuse entretien "
            + "entretenir renovation renover changer remplacer changement remplacement magasin boutique vente vendre vendeur vendeuse acheter achat location louer "
            + "aide aider accompagnement suivi soutien gestion creation creer realisation fabrication fabriquer preparation preparer "
            + "enfant enfants bebe adulte adultes famille familles homme femme mari fils fille mere pere parent parents couple senior seniors "
            + "groupe metier titre type sorte marque modele "
            + "appart appartement studio immeuble chambre chambres salon cuisine cave grenier garage bureau etage plafond piece pieces coin"
    );

    /// <summary>Never tells what somebody looks for beside a word that does.</summary>
    public static bool IsCourtesy(string word) => Courtesy.Contains(word);

    /// <summary>Says in which frame; decides only together with what stands in one title or need.</summary>
    public static bool IsFrame(string word) => Frames.Contains(word);

    private static HashSet<string> Of(string words) => [.. words.Split(' ')];
}
