using System.Globalization;
using System.Text;

namespace Visavis.Search.Tests.Relevance;

/// <summary>How well an engine answers the second set: an acceptable answer in the first five, the mean of one over its rank, and how often wrongly nothing.</summary>
public sealed class RelevanceReport
{
    private const int First = 5;
    private readonly List<(UnseenQuery Query, int Rank, bool IsEmpty, string Found)> answers = [];

    public static async Task<RelevanceReport> MakeAsync(
        ISearchIndex index,
        IReadOnlyList<ProfessionalDocument> people,
        IEnumerable<UnseenQuery> queries,
        CancellationToken cancellationToken = default
    )
    {
        var report = new RelevanceReport();
        var byId = people.ToDictionary(person => person.Id);
        foreach (var query in queries)
        {
            var acceptable = query.AcceptableIn(people);
            if (acceptable.Count == 0 && !query.IsNobody)
            {
                // Nobody of the directory would do.
                continue;
            }

            var page = await index.SearchAsync(query.Query with { PageSize = First }, cancellationToken);
            var rank = query.IsNobody
                ? (page.Total == 0 ? 1 : 0)
                : page.Hits.Select(hit => hit.Id).ToList().FindIndex(acceptable.Contains) + 1;
            var found = string.Join("; ", page.Hits.Take(3).Select(hit => $"{byId[hit.Id].Profession}, {byId[hit.Id].City}"));
            report.answers.Add((query, rank, page.Total == 0 && !query.IsNobody, found));
        }

        return report;
    }

    public (int Count, double InFirst, double ReciprocalRank, double Empty) Figures(Func<UnseenQuery, bool>? of = null)
    {
        var chosen = answers.Where(answer => of?.Invoke(answer.Query) != false).ToList();
        var count = Math.Max(1, chosen.Count);
        return (
            chosen.Count,
            (double)chosen.Count(answer => answer.Rank > 0) / count,
            chosen.Sum(answer => answer.Rank > 0 ? 1.0 / answer.Rank : 0) / count,
            (double)chosen.Count(answer => answer.IsEmpty) / count
        );
    }

    /// <summary>A table in Markdown: each set, and each part of it that was and was not looked at.</summary>
    public string Table(string engine)
    {
        var table = new StringBuilder();
        foreach (var set in answers.Select(answer => answer.Query.Set).Distinct())
        {
            Row(set, query => query.Set == set && !query.IsKeptAside);
            Row($"{set}, kept aside", query => query.Set == set && query.IsKeptAside);
        }

        Row("**all**", query => !query.IsKeptAside);
        Row("**all, kept aside**", query => query.IsKeptAside);
        return table.ToString();

        void Row(string name, Func<UnseenQuery, bool> of)
        {
            var (count, inFirst, rank, empty) = Figures(of);
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {engine} | {name} | {count} | {inFirst * 100:F1} % | {rank:F3} | {empty * 100:F1} % |"
            );
        }
    }

    /// <summary>What was missed of the part that may be looked at.</summary>
    public IEnumerable<string> Missed() =>
        answers
            .Where(answer => answer.Rank == 0 && !answer.Query.IsKeptAside)
            .Select(answer =>
                $"{answer.Query.Set}: {answer.Query.What} · {answer.Query.Where} → {(answer.IsEmpty ? "nobody" : answer.Found)}"
            );
}
