using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Embedded;

/// <summary>What the full-text index holds of a document, one string of bare words per column.</summary>
internal static class DocumentText
{
    private const string WholeTitlePrefix = "zz";

    /// <summary>Both genders of the title and the person's own wording, as written and as stems, and each whole title as one word.</summary>
    public static string Title(ProfessionalDocument document, ProfessionCatalog professions)
    {
        var job = professions.Find(document.ProfessionCode);
        var titles = new[] { document.Profession, job?.Masculine, job?.Feminine }
            .Select(title => StopWords.Without(Words.Of(title)))
            .ToList();
        var words = titles.SelectMany(title => title).ToList();
        return Join(words.Concat(words.Select(FrenchStem.Of)).Concat(titles.Where(title => title.Count > 0).Select(WholeTitle)));
    }

    public static string Name(ProfessionalDocument document) => Join(Words.Of(document.Name));

    public static string City(ProfessionalDocument document) => Join(Words.Of(document.City).Concat(Places.PlaceWords.Of(document.City)));

    /// <summary>Stems only: half the size, and nobody looks for a presentation by half a word.</summary>
    public static string Presentation(ProfessionalDocument document) =>
        Join(StopWords.Without(Words.Of(document.Presentation)).Select(FrenchStem.Of));

    /// <summary>A title as a single word that only the same title equals.</summary>
    public static string WholeTitle(IEnumerable<string> words) => WholeTitlePrefix + string.Concat(words.Select(FrenchStem.Of));

    private static string Join(IEnumerable<string> words) => string.Join(' ', words.Distinct());
}
