namespace Visavis.Search.Tests.Relevance;

/// <summary>All judgements: those of judgements.txt, and those with filters or people online.</summary>
public static class Judgements
{
    private const string Comment = "//";

    private static readonly string[] SomeOnline = [Id("zoe"), Id("karim"), Id("elodie"), Id("odette"), Id("wendy")];

    private static readonly Judgement[] Filtered =
    [
        new("plombier", "", "#zoe")
        {
            Filters = new SearchFilters { OnlineOnly = true },
            Online = SomeOnline,
        },
        new("plombier en ligne", "", "#zoe") { Online = SomeOnline },
        new("professeur en ligne", "", "#elodie") { Online = SomeOnline },
        new("psychologue en ligne maintenant", "", "#odette") { Online = SomeOnline },
        new("dépanneur pc disponible maintenant", "", "#karim") { Online = SomeOnline },
        new("en ligne", "", "#zoe #karim #elodie #odette #wendy") { Online = SomeOnline },
        new("prof d’anglais online", "", "#wendy") { Online = SomeOnline },
        new("plombier", "", "#durand") { Filters = new SearchFilters { Categories = ["Company"] } },
        new("boulanger", "", "#paul") { Filters = new SearchFilters { Categories = ["Company"] } },
        new("avocat", "", "#associes") { Filters = new SearchFilters { Categories = ["Company"] } },
        new("", "Villeurbanne", "#mairie") { Filters = new SearchFilters { Categories = ["Administration"] } },
        new("", "", "#resto #refuge") { Filters = new SearchFilters { Categories = ["Association"] } },
        new("infirmière", "", "#farida") { Filters = new SearchFilters { Languages = ["ar"] } },
        new("technicien informatique", "", "#karim") { Filters = new SearchFilters { Languages = ["ar"] } },
        new("traduction", "", "#oksana") { Filters = new SearchFilters { Languages = ["uk"] } },
        new("coiffeuse", "", "#solange") { Filters = new SearchFilters { RecommendedOnly = true } },
        new("photographe", "", "#clotilde") { Filters = new SearchFilters { RecommendedOnly = true } },
        new("ostéopathe", "Lyon", "#nguyen") { Filters = new SearchFilters { Prices = [PriceRange.UpTo60] } },
        new("sage-femme", "", "#ngozi") { Filters = new SearchFilters { Prices = [PriceRange.Free] } },
        new("cours de maths", "", "#elodie") { Filters = new SearchFilters { Prices = [PriceRange.UpTo30] } },
    ];

    private static readonly Lazy<IReadOnlyList<Judgement>> Loaded = new(() => [.. Written(), .. Filtered]);

    public static IReadOnlyList<Judgement> All => Loaded.Value;

    private static IEnumerable<Judgement> Written() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Relevance", "judgements.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith(Comment, StringComparison.Ordinal))
            .Select(line => line.Split('|', 3))
            .Select(fields => new Judgement(fields[0], fields[1], fields[2]));

    private static string Id(string person) => RelevanceCorpus.Person(person).Id;
}
