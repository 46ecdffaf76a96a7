using Microsoft.EntityFrameworkCore;
using Visavis.Search.Professions;
using Visavis.Search.Suggestions;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Results;

/// <summary>The professions most people of the directory practise, those with short names, counted anew from time to time.</summary>
public sealed class PopularProfessions(IDbContextFactory<VisavisDbContext> contexts, TimeProvider time) : IProfessionsInUse
{
    private const int Count = 7;
    private const int NeedCount = 5;

    // Some titles of the nomenclature are half a sentence.
    private const int LongestWord = 24;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private static readonly HashSet<int> Nobody = [];

    private volatile Counted? last;

    /// <summary>Words to search with, each profession in one of its genders, turn and turn about.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        (await CountedAsync(cancellationToken)).Words;

    /// <summary>The usual words, in the language, for what the commonest professions do, one of each.</summary>
    public async Task<IReadOnlyList<string>> NeedsAsync(string language, CancellationToken cancellationToken) =>
        [.. (await CountedAsync(cancellationToken)).Needs[language].Take(NeedCount)];

    /// <summary>How many people practise each profession that somebody practises, by its code.</summary>
    public async Task<IReadOnlyDictionary<int, int>> CountsAsync(CancellationToken cancellationToken) =>
        (await CountedAsync(cancellationToken)).People;

    /// <summary>As last counted, none before the first time.</summary>
    IReadOnlySet<int> IProfessionsInUse.Codes => last?.Codes ?? Nobody;

    private async Task<Counted> CountedAsync(CancellationToken cancellationToken)
    {
        if (last is { } known && known.At + Fresh > time.GetUtcNow())
        {
            return known;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await db
            .Professionals.Where(p => !p.IsHidden && p.ProfessionCode != null)
            .GroupBy(p => p.ProfessionCode!.Value)
            .Select(g => new { Code = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Code, g => g.Count, cancellationToken);
        var codes = people.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key).ToList();
        var words = codes
            .Select(code => ProfessionCatalog.Rome.Find(code))
            .OfType<JobTitle>()
            .Where(title => title.Feminine.Length <= LongestWord)
            .Take(Count)
            .Select((title, index) => index % 2 == 0 ? title.Feminine : title.Masculine)
            .ToList();
        var needs = codes
            .SelectMany(code => NeedCatalog.French.For(code).Where(need => IsTelling(need.Phrase)).DistinctBy(need => need.Language))
            .Distinct()
            .ToLookup(need => need.Language, need => need.Phrase);
        var counted = new Counted(time.GetUtcNow(), words, needs, people);
        if (words.Count > 0)
        {
            last = counted;
        }

        return counted;
    }

    /// <summary>A need is several words: one alone is mostly the trade again.</summary>
    private static bool IsTelling(string phrase) =>
        phrase.Contains(' ', StringComparison.Ordinal) && phrase.Length is > 8 and <= LongestWord;

    private sealed record Counted(
        DateTimeOffset At,
        IReadOnlyList<string> Words,
        ILookup<string, string> Needs,
        IReadOnlyDictionary<int, int> People
    )
    {
        public IReadOnlySet<int> Codes { get; } = People.Keys.ToHashSet();
    }
}
