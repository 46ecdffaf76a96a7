using System.Globalization;
using Visavis.Search.Places;
using Visavis.Search.Professions;

namespace Visavis.Search.Tests.Relevance;

/// <summary>The fixed directory that judgements are about: people written by hand, the same trades in the same cities, and a spread over all trades and places.</summary>
public static class RelevanceCorpus
{
    /// <summary>One title in so many of the whole nomenclature is in the corpus.</summary>
    private const int Spread = 100;

    private static readonly DateTimeOffset Updated = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Cities = ["Lyon", "Paris", "Marseille", "Nantes", "Saint-Étienne", "Lille", "Toulouse", "Tours"];

    private static readonly string[] Trades =
    [
        "Plombier",
        "Plombier chauffagiste",
        "Électricien du bâtiment",
        "Serrurier du bâtiment",
        "Peintre en bâtiment",
        "Carreleur",
        "Couvreur",
        "Maçon",
        "Menuisier",
        "Chauffagiste",
        "Jardinier",
        "Élagueur",
        "Déménageur",
        "Aide à domicile",
        "Garde d’enfant à domicile",
        "Assistant maternel",
        "Professeur de mathématiques",
        "Professeur d’anglais",
        "Professeur de piano",
        "Coach sportif",
        "Technicien informatique",
        "Développeur web",
        "Graphiste concepteur",
        "Photographe",
        "Masseur kinésithérapeute",
        "Ostéopathe",
        "Psychologue clinicien",
        "Médecin généraliste",
        "Chirurgien-dentiste",
        "Infirmier libéral",
        "Homme sage-femme",
        "Vétérinaire",
        "Avocat",
        "Avocat du droit des personnes",
        "Notaire",
        "Expert-comptable",
        "Agent immobilier",
        "Traducteur",
        "Coiffeur",
        "Esthéticien",
        "Mécanicien automobile",
        "Chauffeur de taxi",
        "Boulanger",
        "Fleuriste",
        "Architecte",
        "Moniteur d’auto-école",
        "Dépanneur en électroménager",
        "Conseiller de pôle emploi",
        "Agent de désinsectisation",
        "Conducteur de bus urbain et interurbain",
    ];

    private static readonly string[] GivenNames =
    [
        "Alix",
        "Camille",
        "Dominique",
        "Sacha",
        "Claude",
        "Morgan",
        "Andréa",
        "Charlie",
        "Lou",
        "Maxence",
    ];
    private static readonly string[] Surnames =
    [
        "Barbier",
        "Cordier",
        "Delmas",
        "Evrard",
        "Ferrand",
        "Gillet",
        "Humbert",
        "Jacquot",
        "Leclerc",
        "Mounier",
        "Navarro",
    ];

    private static readonly Lazy<(IReadOnlyList<ProfessionalDocument> All, Dictionary<string, ProfessionalDocument> ByKey)> Made = new(
        Make
    );

    public static IReadOnlyList<ProfessionalDocument> Documents => Made.Value.All;

    /// <summary>Somebody written by hand in people.txt.</summary>
    public static ProfessionalDocument Person(string key) => Made.Value.ByKey[key];

    private static (IReadOnlyList<ProfessionalDocument>, Dictionary<string, ProfessionalDocument>) Make()
    {
        var documents = new List<ProfessionalDocument>();
        var byKey = new Dictionary<string, ProfessionalDocument>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Relevance", "people.txt")))
        {
            var fields = line.Split('|');
            var document = Written(documents.Count, fields);
            documents.Add(document);
            byKey.Add(fields[0], document);
        }

        foreach (var trade in Trades)
        {
            foreach (var city in Cities)
            {
                documents.Add(Invented(documents.Count, Job(trade), Commune(city)));
            }
        }

        var titles = ProfessionCatalog.Rome.Titles;
        var communes = Gazetteer.France.Communes;
        for (var number = 0; number < titles.Count; number += Spread)
        {
            documents.Add(Invented(documents.Count, titles[number], communes[(int)((long)number * 7919 % communes.Count)]));
        }

        return (documents, byKey);
    }

    private static ProfessionalDocument Written(int number, string[] fields) =>
        Document(number, fields[1], fields[2], ProfessionCatalog.Rome.Find(fields[2]), Commune(fields[3])) with
        {
            Category = fields[4],
            Presentation = fields[5],
            OtherProfessions = Several(fields[6], ';'),
            Services = Several(fields[7], ';'),
            ReferenceCode = fields[8],
            Languages = Several(fields[9], ','),
            PriceCents = fields[10].Length == 0 ? null : int.Parse(fields[10], CultureInfo.InvariantCulture),
            Recommendations = int.Parse(fields[11], CultureInfo.InvariantCulture),
            Quality = 70,
        };

    private static ProfessionalDocument Invented(int number, JobTitle job, Commune commune) =>
        Document(
            number,
            $"{GivenNames[number % GivenNames.Length]} {Surnames[number % Surnames.Length]}",
            number % 2 == 0 ? job.Feminine : job.Masculine,
            job,
            commune
        ) with
        {
            Quality = number % 60,
            Languages = ["fr"],
        };

    private static ProfessionalDocument Document(int number, string name, string profession, JobTitle? job, Commune commune) =>
        new()
        {
            Id = new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]).ToString(),
            ReferenceCode =
                $"{ReferenceCode.Alphabet[number % 8]}{ReferenceCode.Alphabet[number / 8 % 27]}{ReferenceCode.Alphabet[number / 216 % 27]}{ReferenceCode.Alphabet[number % 27]}Z",
            Name = name,
            Profession = profession,
            ProfessionCode = job?.Code,
            Category = "Freelance",
            City = commune.Name,
            CommuneCode = commune.Code,
            Department = commune.Department,
            Latitude = commune.Latitude,
            Longitude = commune.Longitude,
            Presentation = "",
            UpdatedAt = Updated,
        };

    private static JobTitle Job(string title) =>
        ProfessionCatalog.Rome.Find(title) ?? throw new InvalidOperationException($"The nomenclature has no '{title}'.");

    private static Commune Commune(string name) =>
        Gazetteer.France.Find(Gazetteer.France.Resolve(name)?.CommuneCode) ?? throw new InvalidOperationException($"No commune '{name}'.");

    private static string[] Several(string text, char separator) => text.Length == 0 ? [] : text.Split(separator);
}
