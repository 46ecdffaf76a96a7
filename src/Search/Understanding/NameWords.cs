namespace Visavis.Search.Understanding;

/// <summary>
/// Given names and frequent surnames, and words as vague: beside a place they name a person and no profession, even where a trade has the
/// same word ("Pierre", "Petit") or a commune ("Le Robert").
/// </summary>
internal static class NameWords
{
    private static readonly HashSet<string> All =
    [
        .. (
            "adam adele adrien agathe agnes alain albert alex alexandra alexandre alexis alice alix amandine ambre amelie amina anais andre angelique "
            + "anna anne antoine arnaud arthur audrey aurelie aurore axel baptiste bastien beatrice benjamin benoit bernadette bernard bertrand "
            + "brigitte bruno camille carole caroline catherine cecile cedric celine chantal charles charlotte chloe christelle christian christine "
            + "christophe claire clara claude clemence clement colette corinne cyril damien daniel danielle david delphine denis denise didier "
            + "dominique dylan edouard elena eliane elisabeth elise elodie emilie emma emmanuel eric estelle eva evelyne fabien fabrice fanny fatima "
            + "faustine felix florence florent florian francis francois francoise frederic gabriel genevieve georges gerald gerard gilbert gilles "
            + "guillaume guy helene henri hugo ines irene isabelle jacqueline jacques jade jean jeanne jeremy jerome joel johanna jonathan jordan "
            + "joseph josephine juliette julie julien justine karim karine kevin laetitia laura laure laurence laurent lea leila leo leon leonard lilou "
            + "lina louis louise luc lucas lucie lucien lydia madeleine malik manon marc marcel margaux marguerite maria marie marine marion martin "
            + "martine mathieu mathilde matthieu maurice maxime melanie michel michele mireille mohamed monique muriel myriam nadia nadine nathalie "
            + "nicolas nicole nina noemie odile olivier pascal pascale patrice patricia patrick paul paula pauline perrine philippe pierre quentin "
            + "rachel raphael raymond regis remi rene renee richard robert robin roger roland romain rosalie rose sabrina salome samuel sandra "
            + "sandrine sara sarah sebastien serge simon simone solene sonia sophie stephane stephanie suzanne sylvain sylvie theo therese thibault "
            + "thierry thomas tom valentin valentine valerie vanessa veronique victor vincent virginie viviane william xavier yann yasmine yves "
            + "yvette yvonne zoe "
            + "blanc bonnet brun chevalier colin dubois dufour dumas dupont dupuis durand duval fabre faure fontaine fournier gauthier gautier girard "
            + "grand guerin guyot henry joly lambert lefebvre lefevre legrand lemaire leroux leroy long lopez marchand marechal martinez masson "
            + "mathieu mercier meunier meyer michel moreau morel morin muller nguyen noel noir olivier perez perrin petit picard renard renaud rey "
            + "riviere roche rolland rousseau roussel roux roy royer sanchez vidal "
            + "bon bonne cabinet cie entreprise madame mademoiselle maitre monsieur societe"
        ).Split(' '),
    ];

    public static bool Contains(string word) => All.Contains(word);
}
