using Visavis.Search.Places;
using Visavis.Search.Professions;

namespace Visavis.Search.Tests.Contract;

/// <summary>Short ways to write documents for tests.</summary>
public static class SomeDocuments
{
    public const string Lyon = "69123";
    public const string Villeurbanne = "69266";
    public const string Vienne = "38544";
    public const string Marseille = "13055";
    public const string SaintEtienne = "42218";

    public static ProfessionalDocument Person(
        string name,
        string profession,
        string commune = Lyon,
        string presentation = "",
        string reference = "2222"
    )
    {
        var place = Gazetteer.France.Find(commune)!;
        return new ProfessionalDocument
        {
            Id = Guid.NewGuid().ToString(),
            ReferenceCode = reference,
            Name = name,
            Profession = profession,
            ProfessionCode = ProfessionCatalog.Rome.Find(profession)?.Code,
            Category = "Freelance",
            City = place.Name,
            CommuneCode = place.Code,
            Department = place.Department,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            Presentation = presentation,
        };
    }

    public static IEnumerable<ProfessionalDocument> Many(int count, string profession, string commune = Lyon) =>
        Enumerable.Range(0, count).Select(number => Person($"Personne {number}", profession, commune));

    public static async IAsyncEnumerable<ProfessionalDocument> Stream(IEnumerable<ProfessionalDocument> documents)
    {
        foreach (var document in documents)
        {
            await Task.Yield();
            yield return document;
        }
    }
}
