using System.Globalization;
using Visavis.Search.Data;
using Visavis.Search.Text;

namespace Visavis.Search.Professions;

/// <summary>The 11,118 job titles of the ROME nomenclature.</summary>
public sealed class ProfessionCatalog
{
    internal const int MaxWords = 10;
    private static readonly Lazy<ProfessionCatalog> Loaded = new(Load);
    private readonly Dictionary<int, JobTitle> byCode;
    private readonly Dictionary<string, JobTitle> byLabel = new(StringComparer.Ordinal);
    private readonly ILookup<string, JobTitle> byFamily;
    private readonly Dictionary<string, string> familiesByName;
    private readonly SortedList<string, JobTitle> bySortedLabel;

    private ProfessionCatalog(IReadOnlyList<JobTitle> titles)
    {
        Families = [.. titles.Select(title => (title.FamilyCode, title.Family)).Distinct()];
        Titles = titles;
        familiesByName = Families
            .DistinctBy(family => Words.Key(family.Name))
            .ToDictionary(family => Words.Key(family.Name), family => family.Code);
        byCode = titles.ToDictionary(title => title.Code);
        byFamily = titles.ToLookup(title => title.FamilyCode);
        foreach (var title in titles)
        {
            byLabel.TryAdd(Words.Key(title.Masculine), title);
            byLabel.TryAdd(Words.Key(title.Feminine), title);
        }

        bySortedLabel = new SortedList<string, JobTitle>(byLabel, StringComparer.Ordinal);
    }

    /// <summary>Read from the assembly on first use, once per process.</summary>
    public static ProfessionCatalog Rome => Loaded.Value;

    public IReadOnlyList<JobTitle> Titles { get; }

    /// <summary>Codes and names of the families of trades.</summary>
    public IReadOnlyList<(string Code, string Name)> Families { get; }

    /// <summary>Null for an unknown or missing code.</summary>
    public JobTitle? Find(int? code) => code is { } known ? byCode.GetValueOrDefault(known) : null;

    /// <summary>The title written this way in either gender, whatever the accents and case; null when there is none.</summary>
    public JobTitle? Find(string label) => byLabel.GetValueOrDefault(Words.Key(label));

    /// <summary>The title meant by free words such as "plombières": the shortest one that has them all; null when there is none.</summary>
    public JobTitle? BestMatch(string text)
    {
        if (Find(text) is { } exact)
        {
            return exact;
        }

        var stems = StopWords.Without(Words.Of(text, MaxWords)).ConvertAll(FrenchStem.Of);
        return stems.Count == 0
            ? null
            : Titles
                .Where(title => stems.TrueForAll(Words.Of(title.Masculine).ConvertAll(FrenchStem.Of).Contains))
                .MinBy(title => title.Masculine.Length);
    }

    /// <summary>Titles of the same family of trades, itself included.</summary>
    public IEnumerable<JobTitle> SameFamily(JobTitle title) => byFamily[title.FamilyCode];

    /// <summary>Titles of a family of trades; none for an unknown code.</summary>
    public IEnumerable<JobTitle> Family(string familyCode) => byFamily[familyCode];

    /// <summary>
    /// The titles that a table of words names: a title in either gender, the first words of several followed by an asterisk, or a family of trades by its code. Empty when it is none of them.
    /// </summary>
    public IReadOnlyList<JobTitle> Named(string trade) =>
        trade.EndsWith('*') ? [.. BeginningWith(trade)]
        : Find(trade) is { } title ? [title]
        : [.. Family(trade)];

    /// <summary>Code of the family of trades named so; null when there is none.</summary>
    public string? FamilyNamed(string name) => familiesByName.GetValueOrDefault(Words.Key(name));

    /// <summary>Titles whose first words, in either gender, are these, the shortest first.</summary>
    public IEnumerable<JobTitle> BeginningWith(string words)
    {
        var key = Words.Key(words);
        var labels = bySortedLabel.Keys;
        var (low, high) = (0, labels.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(labels[middle], key) < 0 ? (middle + 1, high) : (low, middle);
        }

        var found = new List<(string Label, JobTitle Title)>();
        for (; key.Length > 0 && low < labels.Count && labels[low].StartsWith(key, StringComparison.Ordinal); low++)
        {
            if (labels[low].Length == key.Length || labels[low][key.Length] == ' ')
            {
                found.Add((labels[low], bySortedLabel.Values[low]));
            }
        }

        return found.OrderBy(pair => pair.Label.Length).Select(pair => pair.Title).Distinct();
    }

    private static ProfessionCatalog Load()
    {
        var families = EmbeddedTable.Rows("families.csv").ToDictionary(row => row[0], row => Typeset(row[1]));
        return new ProfessionCatalog([
            .. EmbeddedTable
                .Rows("professions.csv")
                .Select(row =>
                {
                    var (masculine, feminine) = JobTitleLabel.Split(Typeset(row[1]));
                    return new JobTitle(int.Parse(row[0], CultureInfo.InvariantCulture), masculine, feminine, row[2], families[row[2]]);
                }),
        ]);
    }

    /// <summary>The tables write a comma as a semicolon and the apostrophe of typewriters.</summary>
    private static string Typeset(string text) => text.Replace(';', ',').Replace('\'', '’');
}
