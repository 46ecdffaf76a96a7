using Visavis.Search.Professions;

namespace Visavis.Search.Tests.Relevance;

/// <summary>
/// The second relevance set: queries as people write them (unseen*.txt), the nomenclature's own
/// wording of titles and of families, and what typing-error models make of titles and needs. None of the synonyms was written from it.
/// </summary>
public static class UnseenQueries
{
    private const string Comment = "//";
    private const int OfEachModel = 120;

    private static readonly (string File, string Set)[] Written =
    [
        ("unseen.txt", "as people write"),
        ("unseen-later.txt", "written later"),
        ("unseen-last.txt", "written last"),
        ("unseen-other.txt", UnseenQuery.Other),
        ("unseen-sealed.txt", UnseenQuery.Sealed),
        ("unseen-personas.txt", "as different people type"),
        ("unseen-newcomers.txt", "as newcomers type"),
        ("unseen-visitors.txt", "as visitors type"),
        ("unseen-passers.txt", UnseenQuery.Passers),
        ("unseen-passers-sealed.txt", UnseenQuery.PassersSealed),
        ("unseen-inhabitants.txt", UnseenQuery.Inhabitants),
        ("unseen-inhabitants-sealed.txt", UnseenQuery.InhabitantsSealed),
    ];

    private static readonly string[] Neighbours =
    [
        "azsq",
        "bvgnh",
        "cxvdf",
        "dsferc",
        "ezrds",
        "fdgrtv",
        "gfhtyb",
        "hgjyun",
        "iuojk",
        "jhkuin",
        "kjliom",
        "lkmop",
        "mlp",
        "nbhj",
        "oiplk",
        "pomù",
        "qaswz",
        "retdf",
        "sqdzex",
        "tryfg",
        "uyihj",
        "vcfgb",
        "wxsq",
        "xwcsd",
        "ytugh",
        "zaeqs",
    ];

    /// <param name="folder">Where the files of queries are.</param>
    public static IReadOnlyList<UnseenQuery> Create(string folder)
    {
        var random = new Random(11);
        var titles = ProfessionCatalog.Rome.Titles.Where(title => title.Masculine.Length <= 45).ToList();
        var queries = Written.SelectMany(written => Read(Path.Combine(folder, written.File), written.Set)).ToList();
        for (var index = 0; index < OfEachModel; index++)
        {
            var title = titles[random.Next(titles.Count)];
            queries.Add(new UnseenQuery("titles of the nomenclature", title.Feminine.ToLowerInvariant(), "", $"={title.FamilyCode}"));
            var sector = titles[random.Next(titles.Count)];
            queries.Add(new UnseenQuery("families of the nomenclature", sector.Family, "", $"={sector.FamilyCode}"));
            var need = NeedCatalog.French.Needs[random.Next(NeedCatalog.French.Needs.Count)];
            queries.Add(new UnseenQuery("needs mistyped", Mistyped(need.Phrase, random), "", Families(need)));
            var everyday = NeedCatalog.French.Needs[random.Next(NeedCatalog.French.Needs.Count)].Professions[0];
            var meant = ProfessionCatalog.Rome.Find(everyday)!;
            queries.Add(
                new UnseenQuery(
                    "titles mistyped",
                    Mistyped(meant.Masculine.ToLowerInvariant(), random),
                    "",
                    $"={meant.FamilyCode}|{meant.Masculine}"
                )
            );
        }

        return queries;
    }

    private static IEnumerable<UnseenQuery> Read(string path, string set) =>
        File.ReadLines(path)
            .Where(line => line.Length > 0 && !line.StartsWith(Comment, StringComparison.Ordinal))
            .Select(line => line.Split('|', 3))
            .Select(fields => new UnseenQuery(set, fields[0], fields[1], fields[2]));

    private static string Families(Need need) =>
        string.Join('|', need.Professions.Select(code => $"={ProfessionCatalog.Rome.Find(code)!.FamilyCode}").Distinct());

    /// <summary>One slip: a letter missing, doubled, swapped with the next or hit beside; the first letter as often as any.</summary>
    private static string Mistyped(string text, Random random)
    {
        var letters = Enumerable.Range(0, text.Length).Where(place => text[place] is >= 'a' and <= 'z').ToList();
        var at = letters[random.Next(letters.Count)];
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 when at + 1 < text.Length => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text[..at] + Beside(text[at], random) + text[(at + 1)..],
        };
    }

    private static char Beside(char letter, Random random)
    {
        var keys = Neighbours[letter - 'a'][1..];
        return keys[random.Next(keys.Length)];
    }
}
