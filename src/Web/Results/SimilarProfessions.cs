using Visavis.Search;
using Visavis.Search.Professions;
using Visavis.Search.Understanding;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results;

/// <summary>Trades close to the one somebody looked for.</summary>
public sealed class SimilarProfessions(ProfessionalDirectory directory, PopularProfessions popular)
{
    private const int Tried = 5;
    private const int Shown = 4;
    private const int MostFamilies = 2;

    /// <summary>
    /// Trades of the same family as the one asked for that somebody exercises under the same place and filters, the commonest first. Few
    /// are tried: each is a search.
    /// </summary>
    public async Task<IReadOnlyList<SimilarProfession>> FindAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        var professions = ProfessionCatalog.Rome;
        if (string.IsNullOrWhiteSpace(query.What))
        {
            return [];
        }

        // What is no title may be a need, or speak of a family of trades all the same.
        var job = professions.BestMatch(query.What);
        var family = job is not null ? professions.SameFamily(job) : FamiliesOf(query);
        var people = await popular.CountsAsync(cancellationToken);
        var similar = new List<SimilarProfession>();
        foreach (
            var title in family
                .Where(title => title != job && people.ContainsKey(title.Code))
                .OrderByDescending(title => people[title.Code])
                .ThenBy(title => title.Masculine.Length)
                .Take(Tried)
        )
        {
            var found = await directory.CountAsync(query with { What = title.Masculine }, cancellationToken);
            if (found is { Total: > 0, SomeWordsIgnored: false } && similar.Count < Shown)
            {
                similar.Add(new SimilarProfession(title, found.Total));
            }
        }

        return similar;
    }

    private static IEnumerable<JobTitle> FamiliesOf(SearchQuery query)
    {
        var families = QueryReader.Read(query.What, query.Where).Families.Take(MostFamilies).Select(family => family.Code).ToHashSet();
        return ProfessionCatalog.Rome.Titles.Where(title => families.Contains(title.FamilyCode));
    }
}

/// <param name="Count">How many a search for it finds, under the same place.</param>
public sealed record SimilarProfession(JobTitle Title, int Count);
