using System.Collections.Concurrent;
using Visavis.Search.Professions;
using Visavis.Search.Text;
using Visavis.Search.Understanding;

namespace Visavis.Search.Embedded;

/// <summary>The words a document is found by, each with the fields it stands in. Words of trades are kept as written and as stems.</summary>
internal sealed class DocumentTerms
{
    // No word begins with it: words are letters and digits only.
    private const char WholeMark = '\u0001';
    private const char FamilyMark = '\u0002';
    private const char LanguageMark = '\u0003';
    private static readonly ConcurrentDictionary<int, string[]> TitleTerms = new();
    private readonly Dictionary<(string, int?, string), Dictionary<string, Fields>> professions = [];

    public Dictionary<string, Fields> Of(ProfessionalDocument document)
    {
        var terms = new Dictionary<string, Fields>(OfProfessions(document), StringComparer.Ordinal);
        foreach (var name in DocumentWords.NamesOf(document.Name))
        {
            AddPhrase(terms, name, Fields.Name, withStems: false);
        }

        foreach (var service in document.Services)
        {
            AddWords(terms, StopWords.Without(Words.Of(service)), Fields.Service, withStems: true);
        }

        foreach (var city in DocumentWords.CitiesOf(document.City))
        {
            AddWords(terms, Words.Of(city), Fields.City, withStems: false);
        }

        foreach (var word in StopWords.Without(Words.Of(document.Presentation)))
        {
            // Stems only: half the size.
            Add(terms, FrenchStem.Of(word), Fields.Presentation);
        }

        foreach (var language in document.Languages)
        {
            Add(terms, Language(language), Fields.Service);
        }

        return terms;
    }

    /// <summary>A family of trades as a term.</summary>
    public static string Family(string code) => FamilyMark + code;

    /// <summary>A language spoken as a term.</summary>
    public static string Language(string code) => LanguageMark + code;

    /// <summary>A title, need or name as a single term that only the same words in the same order equal, whatever their gender and number.</summary>
    public static string Whole(IEnumerable<string> words) => WholeMark + string.Join(' ', words.Select(FrenchStem.Of));

    /// <summary>The terms of those who bear the titles, or are of the family.</summary>
    public static IEnumerable<string> Spoken(SpokenTrade trade) =>
        Specialities.Meant(trade) is { Titles.Count: > 0 } meant
            ? meant.Titles.SelectMany(code => TitleTerms.GetOrAdd(code, TermsOf))
            : trade.Families.Select(Family);

    private static string[] TermsOf(int code)
    {
        var title = ProfessionCatalog.Rome.Find(code)!;
        return [.. new[] { title.Masculine, title.Feminine }.Select(label => Whole(StopWords.Without(Words.Of(label)))).Distinct()];
    }

    /// <summary>Few professions are shared by many documents, so that their words are cut once.</summary>
    private Dictionary<string, Fields> OfProfessions(ProfessionalDocument document)
    {
        var key = (document.Profession, document.ProfessionCode, string.Join('|', document.OtherProfessions));
        if (!professions.TryGetValue(key, out var terms))
        {
            terms = new Dictionary<string, Fields>(StringComparer.Ordinal);
            var words = DocumentWords.Of(document);
            foreach (var title in words.Titles)
            {
                AddPhrase(terms, title, Fields.Title, withStems: true);
            }

            foreach (var need in words.Needs)
            {
                AddPhrase(terms, need, Fields.Need, withStems: true);
            }

            foreach (var profession in words.OtherProfessions.Concat(words.OtherNeeds))
            {
                AddWords(terms, StopWords.Without(Words.Of(profession)), Fields.Service, withStems: true);
            }

            foreach (var family in words.Families)
            {
                Add(terms, Family(family), Fields.Title);
            }

            foreach (var family in words.OtherFamilies)
            {
                Add(terms, Family(family), Fields.Service);
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
