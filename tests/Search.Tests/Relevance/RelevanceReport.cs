using System.Globalization;
using System.Text;

namespace Visavis.Search.Tests.Relevance;

/// <summary>How well an engine answers a set of judged queries: an acceptable answer in the first five, the mean of one over its rank, and how often wrongly nothing.</summary>
public sealed class RelevanceReport
{
    private const int First = 5;
    private readonly List<Answer> answers = [];

    /// <summary>The queries of the second set, over any people.</summary>
    public static async Task<RelevanceReport> MakeAsync(
        ISearchIndex index,
        IReadOnlyList<ProfessionalDocument> people,
        IEnumerable<UnseenQuery> queries,
        CancellationToken cancellationToken = default
    )
    {
        var report = new RelevanceReport();
        foreach (var query in queries)
        {
            var acceptable = query.AcceptableIn(people);
            if (acceptable.Count > 0 || query.IsNobody)
            {
                await report.AskAsync(query.Set, query.IsKeptAside, query.Query, acceptable, index, people, cancellationToken);
            }

            // Else nobody of the directory would do.
        }

        return report;
    }

    /// <summary>The judgements of the first set, over the people they were written for.</summary>
    public static async Task<RelevanceReport> MakeJudgedAsync(ISearchIndex index, CancellationToken cancellationToken = default)
    {
        var report = new RelevanceReport();
        foreach (var judged in Judgements.All)
        {
            await report.AskAsync(
                "judged by hand",
                isKeptAside: false,
                judged.Query,
                judged.Relevant,
                index,
                RelevanceCorpus.Documents,
                cancellationToken
            );
        }

        return report;
    }

    public (int Count, double InFirst, double ReciprocalRank, double Empty) Figures(string? set = null, bool? keptAside = null)
    {
        var chosen = answers.FindAll(answer =>
            (set ?? answer.Set) == answer.Set && (keptAside ?? answer.IsKeptAside) == answer.IsKeptAside
        );
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
        var sets = answers.Select(answer => answer.Set).Distinct().ToList();
        foreach (var set in sets)
        {
            Row(set, set, keptAside: false);
            Row($"{set}, kept aside", set, keptAside: true);
        }

        if (sets.Count > 1)
        {
            Row("**all**", set: null, keptAside: false);
            Row("**all, kept aside**", set: null, keptAside: true);
        }

        return table.ToString();

        void Row(string name, string? set, bool keptAside)
        {
            var (count, inFirst, rank, empty) = Figures(set, keptAside);
            if (count > 0)
            {
                table.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {engine} | {name} | {count} | {inFirst * 100:F1} % | {rank:F3} | {empty * 100:F1} % |"
                );
            }
        }
    }

    /// <summary>What was missed of the part that may be looked at.</summary>
    public IEnumerable<string> Missed() =>
        answers
            .Where(answer => answer.Rank == 0 && !answer.IsKeptAside)
            .Select(answer => $"{answer.Set}: {answer.Asked} → {(answer.IsEmpty ? "nobody" : answer.Found)}");

    private async Task AskAsync(
        string set,
        bool isKeptAside,
        SearchQuery query,
        IReadOnlySet<string> acceptable,
        ISearchIndex index,
        IReadOnlyList<ProfessionalDocument> people,
        CancellationToken cancellationToken
    )
    {
        var page = await index.SearchAsync(query with { PageSize = First }, cancellationToken);
        var rank =
            acceptable.Count == 0 ? (page.Total == 0 ? 1 : 0) : page.Hits.Select(hit => hit.Id).ToList().FindIndex(acceptable.Contains) + 1;
        var found = page.Hits.Take(3).Select(hit => people.First(person => person.Id == hit.Id));
        answers.Add(
            new Answer(
                set,
                isKeptAside,
                $"{query.What} · {query.Where}",
                rank,
                IsEmpty: page.Total == 0 && acceptable.Count > 0,
                rank > 0 ? "" : string.Join("; ", found.Select(person => $"{person.Profession}, {person.City}"))
            )
        );
    }

    private sealed record Answer(string Set, bool IsKeptAside, string Asked, int Rank, bool IsEmpty, string Found);
}
