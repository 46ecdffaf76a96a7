using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>
/// What a professional is found by, the same for every engine: phrases as people write them, for the engine to cut into words and weigh by
/// the kind they belong to.
/// </summary>
public sealed record DocumentWords
{
    private const int LongestParticle = 2;

    /// <summary>The profession: the person's own wording and both genders of the title of the nomenclature.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    /// <summary>Everyday words for what their profession does.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Everyday words for what their other professions do.</summary>
    public required IReadOnlyList<string> OtherNeeds { get; init; }

    /// <summary>Of the person or the organisation, particles apart and joined: "Le Goff" and "LeGoff".</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Other professions, in their own wording and in both genders where the nomenclature has the title.</summary>
    public required IReadOnlyList<string> OtherProfessions { get; init; }

    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The commune as it is written and as it is typed ("Saint-Étienne", "St-Étienne").</summary>
    public required IReadOnlyList<string> Cities { get; init; }

    public required string Presentation { get; init; }

    /// <summary>Codes of the family of the profession, or of the one its wording speaks of.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>The same of the other professions.</summary>
    public required IReadOnlyList<string> OtherFamilies { get; init; }

    /// <summary>Titles and everyday words of the profession.</summary>
    public IEnumerable<string> TitlesAndNeeds => Titles.Concat(Needs);

    public static DocumentWords Of(ProfessionalDocument document)
    {
        var catalog = ProfessionCatalog.Rome;
        var others = document.OtherProfessions.Where(other => !string.IsNullOrWhiteSpace(other)).ToList();
        var job = catalog.Find(document.ProfessionCode) ?? TitleIn(document.Profession);
        var otherJobs = others.ConvertAll(TitleIn);
        return new DocumentWords
        {
            Titles = Different([document.Profession, job?.Masculine, job?.Feminine]),
            Needs = Different(NeedsOf(job, document.Profession)),
            OtherNeeds = Different(others.Zip(otherJobs).SelectMany(other => NeedsOf(other.Second, other.First))),
            Names = NamesOf(document.Name),
            OtherProfessions = Different([.. others, .. otherJobs.SelectMany(other => new[] { other?.Masculine, other?.Feminine })]),
            Services = Different([.. document.Services]),
            Cities = CitiesOf(document.City),
            Presentation = document.Presentation,
            Families = FamiliesOf(job, document.Profession),
            OtherFamilies = [.. others.Zip(otherJobs).SelectMany(other => FamiliesOf(other.Second, other.First)).Distinct()],
        };
    }

    private static IReadOnlyList<string> FamiliesOf(JobTitle? job, string wording) =>
        job is not null ? [job.FamilyCode]
        : ProfessionCatalog.Rome.FamilyNamed(wording) is { } family ? [family]
        : NeedCatalog.French.Find(wording) is { } need ? [ProfessionCatalog.Rome.Find(need.Professions[0])!.FamilyCode]
        : [];

    /// <summary>The title of the nomenclature a wording is or begins with: "Plombier à votre service" is a plumber.</summary>
    private static JobTitle? TitleIn(string wording)
    {
        for (var words = Words.Of(wording, ProfessionCatalog.MaxWords); words.Count > 0; words.RemoveAt(words.Count - 1))
        {
            if (ProfessionCatalog.Rome.Find(string.Join(' ', words)) is { } title)
            {
                return title;
            }
        }

        return null;
    }

    /// <summary>
    /// A wording that is no title may be a need itself, "naturopathe", or begin titles, "graphiste": it then answers the same needs without
    /// bearing their titles.
    /// </summary>
    private static IEnumerable<string> NeedsOf(JobTitle? job, string wording)
    {
        var needs = NeedCatalog.French;
        var code = job?.Code ?? needs.Find(wording)?.Professions[0] ?? ProfessionCatalog.Rome.BeginningWith(wording).FirstOrDefault()?.Code;
        return needs.For(code).Select(need => need.Phrase);
    }

    internal static IReadOnlyList<string> NamesOf(string name)
    {
        var joined = WithParticlesJoined(name);
        return joined is null ? [name] : [name, joined];
    }

    /// <summary>"Maëlle O’Connor" is typed "oconnor" as well; null for a name without particles.</summary>
    private static string? WithParticlesJoined(string name)
    {
        var words = Words.Of(name);
        var count = words.Count;
        for (var index = words.Count - 2; index >= 0; index--)
        {
            if (words[index].Length <= LongestParticle)
            {
                words[index] += words[index + 1];
                words.RemoveAt(index + 1);
            }
        }

        return words.Count == count ? null : string.Join(' ', words);
    }

    internal static IReadOnlyList<string> CitiesOf(string city) =>
        Different([
            city,
            city.Replace("Saint-", "St-", StringComparison.Ordinal)
                .Replace("Sainte-", "Ste-", StringComparison.Ordinal)
                .Replace("Saint ", "St ", StringComparison.Ordinal)
                .Replace("Sainte ", "Ste ", StringComparison.Ordinal),
        ]);

    private static IReadOnlyList<string> Different(IEnumerable<string?> phrases) =>
        [.. phrases.OfType<string>().Where(phrase => phrase.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
