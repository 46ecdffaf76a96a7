using Visavis.Search.Data;
using Visavis.Search.Text;

namespace Visavis.Search.Professions;

/// <summary>Everyday words and needs ("fuite d’eau", "prof de maths") and the professions that answer them; written for this directory.</summary>
public sealed class NeedCatalog
{
    private static readonly Lazy<NeedCatalog> Loaded = new(() => Read(EmbeddedTable.Rows("needs.csv")));
    private readonly ILookup<int, Need> byProfession;
    private readonly Dictionary<string, Need> byKey = new(StringComparer.Ordinal);

    private NeedCatalog(IReadOnlyList<Need> needs)
    {
        Needs = needs;
        foreach (var need in needs)
        {
            byKey.TryAdd(KeyOf(need.Phrase), need);
        }

        byProfession = needs.SelectMany(need => need.Professions, (need, code) => (need, code)).ToLookup(p => p.code, p => p.need);
    }

    /// <summary>Read from the assembly on first use, once per process.</summary>
    public static NeedCatalog French => Loaded.Value;

    public IReadOnlyList<Need> Needs { get; }

    /// <summary>The need worded so, whatever the accents, gender and number; null when there is none.</summary>
    public Need? Find(string phrase) => byKey.GetValueOrDefault(KeyOf(phrase));

    /// <summary>The needs that a profession answers, in the order of the table, which begins with the usual ones.</summary>
    public IEnumerable<Need> For(int? professionCode) => professionCode is { } code ? byProfession[code] : [];

    /// <summary>
    /// Rows of "phrase,title|title" and, unless it is French, ",language": a title of the nomenclature in either gender, the first words of several followed by an asterisk, or a
    /// family of trades by its code.
    /// </summary>
    /// <exception cref="InvalidOperationException">A row names a profession that does not exist.</exception>
    internal static NeedCatalog Read(IEnumerable<string[]> rows) =>
        new([
            .. rows.Select(row => new Need(
                row[0],
                [.. row[1].Split('|').SelectMany(Resolve).Distinct()],
                row is [_, _, var language] ? language : Need.French
            )),
        ]);

    private static string KeyOf(string phrase) => string.Join(' ', StopWords.Without(Words.Of(phrase)).Select(FrenchStem.Of));

    private static IReadOnlyList<int> Resolve(string titles)
    {
        IReadOnlyList<int> found = [.. ProfessionCatalog.Rome.Named(titles).Select(title => title.Code)];
        return found.Count > 0
            ? found
            : throw new InvalidOperationException($"needs.csv: '{titles}' is no title, no beginning of titles and no family of trades.");
    }
}
