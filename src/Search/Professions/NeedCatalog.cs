using Visavis.Search.Data;

namespace Visavis.Search.Professions;

/// <summary>Everyday words and needs ("fuite d’eau", "prof de maths") and the professions that answer them; written for this directory.</summary>
public sealed class NeedCatalog
{
    private static readonly Lazy<NeedCatalog> Loaded = new(Load);
    private readonly ILookup<int, string> byProfession;

    private NeedCatalog(IReadOnlyList<(string Phrase, IReadOnlyList<int> Professions)> needs)
    {
        Phrases = [.. needs.Select(need => need.Phrase)];
        byProfession = needs.SelectMany(need => need.Professions, (need, code) => (code, need.Phrase)).ToLookup(p => p.code, p => p.Phrase);
    }

    /// <summary>Read from the assembly on first use, once per process.</summary>
    public static NeedCatalog French => Loaded.Value;

    public IReadOnlyList<string> Phrases { get; }

    /// <summary>The needs that a profession answers, as people type them.</summary>
    public IEnumerable<string> PhrasesFor(int? professionCode) => professionCode is { } code ? byProfession[code] : [];

    /// <summary>Rows of "phrase,title|title": every title of the nomenclature in its masculine form, or a family of trades by its code.</summary>
    private static NeedCatalog Load() =>
        new([.. EmbeddedTable.Rows("needs.csv").Select(row => (row[0], (IReadOnlyList<int>)[.. row[1].Split('|').SelectMany(Resolve)]))]);

    private static IEnumerable<int> Resolve(string titleOrFamily)
    {
        var professions = ProfessionCatalog.Rome;
        if (professions.Find(titleOrFamily) is { } title)
        {
            return [title.Code];
        }

        var family = professions.Titles.Where(t => t.FamilyCode == titleOrFamily).Select(t => t.Code).ToList();
        return family.Count > 0
            ? family
            : throw new InvalidOperationException($"needs.csv: '{titleOrFamily}' is no title and no family of trades.");
    }
}
