namespace Visavis.Search.Understanding;

/// <summary>
/// Words of every day that communes are called like. Some are never a place without more; the others are one where they are written like a
/// name or stand where only a place does: "muret en pierre" is a wall, "à Muret" and "plombier muret" are in Muret.
/// </summary>
internal static class PlaceNouns
{
    /// <summary>Common nouns, verbs and adjectives that small towns, or short names of towns, are called like.</summary>
    private static readonly HashSet<string> Never = Of(
        "salon bar bains bain salle cave caves cour mur murs porte portes toit four fours lit table chaise bois pin pins chene chenes rose roses fleur fleurs champ champs "
            + "pont ponts port ports lac lacs mer mere pere soeur frere enfant fille fils mari femme chien chat vache cheval nuit jour soir matin mois an ans sens aide eau "
            + "force feu terre pierre pierres sable or argent fer plomb cuivre verre papier livre livres lettre lettres carte cartes mot mots voix main mains pied pieds dent dents "
            + "dos bras tete corps coeur cote cotes bouche oreille nez yeux cou fee loup ours oie paon coq poule pain vin sel miel riz tarte sauce pomme prune poire marche "
            + "foire place rue route chemin allee parc jardin pre pres prix tour tours vente achat bon bonne beau belle grand grande petit petite vieux vieille neuf neuve long "
            + "longue gros rond ronde court basse haut haute bas plat plate sec seche doux froid chaud clair claire noir noire blanc blanche rouge vert verte bleu gris jaune "
            + "sale propre riche pauvre seul seule tout tous mieux avant apres dans sous vers entre moins plus bien mal peu trop aller venir tenir pose poser garde garder ferme fermer "
            + "ouvert cabinet bureau atelier magasin usine maison maisons chateau tombe abri arrete arc lien liens rang val vals monts mont orgue orgues piano harpe voile vague "
            + "rame barque canal ecluse moulin forge mine mines camp camps garnison union paix guerre police justice regle loi lois sommeil reve peur honte joie fete noel paques "
            + "ramonage menage repas diner the cafe tabac cidre biere lait beurre creme fromage yaourt viande boeuf porc agneau poisson thon sole raie truite brochet ecole lycee "
            + "classe cours lecon devoir examen brevet bac permis auto moto velo car bus train metro avion bateau taxi camion urgence secours pompier"
    );

    /// <summary>Those that a town of some size is called like, or a village whose name stands in no list of trades.</summary>
    private static readonly HashSet<string> Sometimes = Of(
        "tampon tampons cannes canne vannes grasse gap possession macon trappes trappe houilles plaisir vienne menton orange oranges gosier muret lilas moule moules fontaine "
            + "fontaines madeleine croix fougere fougeres vitre vitres moulins cognac lattes latte lens fleche lourdes ifs provins gaillard mana chantilly fosses fosse passage "
            + "grenade angles angle vif marin salles anse contes conte publier couronne couronnes falaise aigle goyave lisses luisant change coteau fronton cassis rives rive "
            + "montagne condom entrelacs tronche diamant diamants oraison bouillante clapiers clapier verriere verrieres ligne leves creche creches drap draps tresses tresse "
            + "marquise gorges gorge hopital souterraine mure mures monnaie trait traits tierce charmes charme agneaux agneau tonnerre brie cellier ardentes champagne viviers "
            + "etain collegien collegiens pieux machine machines loupe loupes flotte signes signe sentinelle motte chauve fins fin touches touche colombiers planche planches "
            + "venette hanches hanche vans van cintre cintres graces grace palais couture coutures rots rot bais rouille chatte terrasse terrasses abondant boulange levier leviers "
            + "sales andouille monastere bourg cavalerie roche roches loue chablis roquefort avoine creances creance attaques attaque taillades sequestre charron riviere rivieres "
            + "chars char palme palmes sauve tourbe tourbes felines gueux lux colombe preaux preau syndicat murette murettes mache joyeuse ville villes forges quarante tende murat "
            + "violes vue vues gonds orgueil grillon grillons bonnes treve magenta chiche ecuisses celle epine epines peintures peinture arches arche aigre abondance corbeilles "
            + "corbeille orgelet orgelets mole lent brocs escale dry jury clavette sache tricot verger vergers bords bord charge charges boue serres serre echelles echelle coquille "
            + "coquilles ballots maillot maillots quintal aube martinet dunes avril coudes coude chambre chambres baron sabre couches couche mauves feves feve devise devises salins "
            + "douze etoile etoiles poses loges loge avirons aviron mouchard bouee bouees ventes precieux vogue came plaine job bille billes donjon etables etable cordon cordons azur "
            + "cerisier cerisiers arceau arceaux argentine epargnes epargne louches louche grues grue moisson moissons auge auges beaux parent bourguignon cramant marches hommes "
            + "deserts boulon boulons cerise cerises dauphin bulle bulles plats plat ballon ballons pleurs bouillie quinte ondes onde gras ange anges combles comble noyer noyers tablier "
            + "tabliers maille mailles ecorce ecorces brigue luxe degre cagnotte houx mouette mouettes haie haies clef clefs vallee fourneau fourneaux pineau feuillee blond blonde "
            + "confort tilleul tilleuls barge barges temple boulot sauvage sauvages poissons veuve angoisse girolle girolles granges grange couleuvre couleuvres miroir miroirs "
            + "chapelle chapelles chaussee julienne jumeaux servant gravelle herisson herissons jalon jalons givre jumelles porcherie choux chou reunion voisine voisines treteau treteaux "
            + "romaine pas moyen ecot bourdon barde temples savon savons toussaint mars crevant evier broye bru robert persan hem eu die yves hermes still "
            // Departments and regions.
            + "lot manche creuse somme nord sud centre landes"
    );

    public static bool IsNever(string word) => Never.Contains(word);

    public static bool IsSometimes(string word) => Sometimes.Contains(word);

    private static HashSet<string> Of(string words) => [.. words.Split(' ')];
}
