using Visavis.Search.Places;
using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Tests.Relevance;

/// <summary>A search of the second set and who is acceptable, judged by trade, place and language rather than by person, so that it holds for any directory.</summary>
/// <param name="Set">Where the query comes from.</param>
public sealed record UnseenQuery(string Set, string What, string Where, string Acceptable)
{
    private const double NearKm = 30;
    private const double KmPerDegree = 111.2;

    /// <summary>Of queries that another hand wrote and nobody who tunes looks at.</summary>
    public const string Sealed = "by another hand, sealed";

    /// <summary>Of queries that another hand wrote, for whoever tunes.</summary>
    public const string Other = "by another hand";

    /// <summary>Two of three queries as passers-by type, for whoever tunes.</summary>
    public const string Passers = "as passers-by type";

    /// <summary>Every third of them, which nobody who tunes looks at.</summary>
    public const string PassersSealed = "as passers-by type, sealed";

    /// <summary>Two of three queries as inhabitants type, for whoever tunes.</summary>
    public const string Inhabitants = "as inhabitants type";

    /// <summary>Every third of them, which nobody who tunes looks at.</summary>
    public const string InhabitantsSealed = "as inhabitants type, sealed";

    private static readonly string[] OpenSets = [Other, Passers, Inhabitants];
    private static readonly string[] SealedSets = [Sealed, PassersSealed, InhabitantsSealed];

    /// <summary>Whether it stands in files of its own rather than being kept aside by its text.</summary>
    public bool IsOfSetInTwoFiles => OpenSets.Contains(Set) || SealedSets.Contains(Set);

    /// <summary>A third, chosen by the text alone unless it is a set of its own, is not looked at while the engines are tuned.</summary>
    public bool IsKeptAside =>
        SealedSets.Contains(Set)
        || (!OpenSets.Contains(Set) && $"{What}|{Where}".Aggregate(17u, (hash, letter) => unchecked((hash * 31) + letter)) % 3 == 0);

    /// <summary>Nobody is meant: nobody should be found.</summary>
    public bool IsNobody => Acceptable == "-";

    public SearchQuery Query => new() { What = What, Where = Where };

    public IReadOnlySet<string> AcceptableIn(IEnumerable<ProfessionalDocument> documents)
    {
        if (IsNobody)
        {
            return new HashSet<string>();
        }

        var (rest, language) = Cut(Acceptable, "+");
        (rest, var department) = Cut(rest, "@@");
        (rest, var commune) = Cut(rest, "@");
        // The bar before a place leaves an empty part, with which every title would begin.
        var parts = rest.Split('|', StringSplitOptions.RemoveEmptyEntries);
        var families = parts.Where(part => part.StartsWith('=')).Select(part => part[1..]).ToHashSet(StringComparer.Ordinal);
        var titles = parts.Where(part => !part.StartsWith('=')).Select(part => $"{Words.Key(part)} ").ToList();
        var center = commune is null ? null : Gazetteer.France.Resolve(commune);
        return documents
            .Where(document =>
                (language is null || document.Languages.Contains(language))
                && (department is null || document.Department == department)
                && (center is null || IsNear(document, center))
                && IsOf(document, titles, families)
            )
            .Select(document => document.Id)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsOf(ProfessionalDocument document, List<string> titles, HashSet<string> families)
    {
        var job = ProfessionCatalog.Rome.Find(document.ProfessionCode) ?? ProfessionCatalog.Rome.Find(document.Profession);
        return (job is not null && families.Contains(job.FamilyCode))
            || new[] { document.Profession, job?.Masculine, job?.Feminine }
                .Concat(document.OtherProfessions)
                .Select(title => $"{Words.Key(title)} ")
                .Any(title =>
                    titles.Exists(beginning =>
                        title.StartsWith(beginning, StringComparison.Ordinal)
                        || title.StartsWith($"{beginning.TrimEnd()}", StringComparison.Ordinal)
                    )
                );
    }

    private static bool IsNear(ProfessionalDocument document, Place center)
    {
        var north = (document.Latitude - center.Latitude) * KmPerDegree;
        var east = (document.Longitude - center.Longitude) * KmPerDegree * Math.Cos(double.DegreesToRadians(center.Latitude));
        return (north * north) + (east * east) <= NearKm * NearKm;
    }

    private static (string Text, string? Value) Cut(string text, string mark)
    {
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + mark.Length)..].Trim());
    }
}
