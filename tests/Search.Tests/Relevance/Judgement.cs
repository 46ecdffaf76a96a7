using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Tests.Relevance;

/// <summary>A search and who must be among the first five, by what a French person would expect.</summary>
/// <param name="What">The first box.</param>
/// <param name="Where">The second box.</param>
/// <param name="Expected">
/// Keys of people.txt with a hash before ("#zoe #gaspard"), or beginnings of titles with a bar between and perhaps a city after an at sign
/// ("plombier|chauffagiste @Lyon"): everybody who has one is relevant, and the first five must all be.
/// </param>
public sealed record Judgement(string What, string Where, string Expected)
{
    public SearchFilters Filters { get; init; } = new();

    public IReadOnlyCollection<string> Online { get; init; } = [];

    /// <summary>What a failing test is called.</summary>
    public string Name =>
        $"{What} · {Where} · {Expected}{(Filters == new SearchFilters() ? "" : " · filtered")}{(Online.Count > 0 ? " · online" : "")}";

    public SearchQuery Query =>
        new()
        {
            What = What,
            Where = Where,
            Filters = Filters,
            Online = Online,
        };

    /// <summary>Ids of those who may stand among the first five.</summary>
    public IReadOnlySet<string> Relevant =>
        Expected[0] == '#'
            ? Expected.Split(' ').Select(key => RelevanceCorpus.Person(key[1..]).Id).ToHashSet(StringComparer.Ordinal)
            : RelevanceCorpus.Documents.Where(IsRelevant).Select(document => document.Id).ToHashSet(StringComparer.Ordinal);

    private bool IsRelevant(ProfessionalDocument document)
    {
        var parts = Expected.Split('@');
        var titles = parts[0].Split('|').Select(Words.Key).ToList();
        var job = ProfessionCatalog.Rome.Find(document.ProfessionCode);
        return (parts.Length == 1 || document.City == parts[1].Trim())
            && new[] { document.Profession, job?.Masculine, job?.Feminine }
                .Concat(document.OtherProfessions)
                .Any(title => titles.Exists(beginning => $"{Words.Key(title)} ".StartsWith($"{beginning} ", StringComparison.Ordinal)));
    }
}
