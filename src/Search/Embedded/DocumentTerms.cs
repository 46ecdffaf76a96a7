using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Embedded;

/// <summary>The words a document is found by, each with the fields it stands in. Words of trades are kept as written and as stems.</summary>
internal sealed class DocumentTerms
{
    // No word begins with it: words are letters and digits only.
    private const char WholeMark = '\u0001';
    private readonly Dictionary<(string, int?), Dictionary<string, Fields>> professions = [];

    public Dictionary<string, Fields> Of(ProfessionalDocument document)
    {
        var terms = new Dictionary<string, Fields>(OfProfession(document), StringComparer.Ordinal);
        AddPhrase(terms, document.Name, Fields.Name, withStems: false);
        foreach (var service in document.OtherProfessions.Concat(document.Services))
        {
            AddWords(terms, StopWords.Without(Words.Of(service)), Fields.Service, withStems: true);
        }

        AddWords(terms, Words.Of(document.City), Fields.City, withStems: false);
        AddWords(terms, Places.PlaceWords.Of(document.City), Fields.City, withStems: false);
        foreach (var word in StopWords.Without(Words.Of(document.Presentation)))
        {
            // Stems only: half the size.
            Add(terms, FrenchStem.Of(word), Fields.Presentation);
        }

        return terms;
    }

    /// <summary>A title, need or name as a single term that only the same words in the same order equal, whatever their gender and number.</summary>
    public static string Whole(IEnumerable<string> words) => WholeMark + string.Join(' ', words.Select(FrenchStem.Of));

    /// <summary>Few professions are shared by many documents, so that their words are cut once.</summary>
    private Dictionary<string, Fields> OfProfession(ProfessionalDocument document)
    {
        var key = (document.Profession, document.ProfessionCode);
        if (!professions.TryGetValue(key, out var terms))
        {
            terms = new Dictionary<string, Fields>(StringComparer.Ordinal);
            var job = ProfessionCatalog.Rome.Find(document.ProfessionCode);
            foreach (var title in new[] { document.Profession, job?.Masculine, job?.Feminine }.Distinct(StringComparer.Ordinal))
            {
                AddPhrase(terms, title, Fields.Title, withStems: true);
            }

            foreach (var need in NeedCatalog.French.PhrasesFor(document.ProfessionCode))
            {
                AddPhrase(terms, need, Fields.Need, withStems: true);
            }

            professions.Add(key, terms);
        }

        return terms;
    }

    private static void AddPhrase(Dictionary<string, Fields> terms, string? phrase, Fields field, bool withStems)
    {
        var words = withStems ? StopWords.Without(Words.Of(phrase)) : Words.Of(phrase);
        if (words.Count > 0)
        {
            AddWords(terms, words, field, withStems);
            Add(terms, Whole(StopWords.Without(words)), field | Fields.Whole);
        }
    }

    private static void AddWords(Dictionary<string, Fields> terms, List<string> words, Fields field, bool withStems)
    {
        foreach (var word in words)
        {
            Add(terms, word, field);
            if (withStems)
            {
                Add(terms, FrenchStem.Of(word), field);
            }
        }
    }

    private static void Add(Dictionary<string, Fields> terms, string term, Fields field) =>
        terms[term] = terms.GetValueOrDefault(term) | field;
}
