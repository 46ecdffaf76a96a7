using Microsoft.EntityFrameworkCore;
using Visavis.Search.Professions;
using Visavis.Web.Data;

namespace Visavis.Web.Professionals;

/// <summary>The professions most people of the directory practise, those with short names,, counted anew from time to time.</summary>
public sealed class PopularProfessions(IDbContextFactory<VisavisDbContext> contexts, TimeProvider time)
{
    private const int Count = 7;

    // Some titles of the nomenclature are half a sentence.
    private const int LongestWord = 24;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private volatile Counted? last;

    /// <summary>Words to search with, each profession in one of its genders, turn and turn about.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        if (last is { } known && known.At + Fresh > time.GetUtcNow())
        {
            return known.Words;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await db
            .Professionals.Where(p => !p.IsHidden && p.ProfessionCode != null)
            .GroupBy(p => p.ProfessionCode)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key)
            .Select(g => g.Key)
            .Take(10 * Count)
            .ToListAsync(cancellationToken);
        var words = codes
            .Select(ProfessionCatalog.Rome.Find)
            .OfType<JobTitle>()
            .Where(title => title.Feminine.Length <= LongestWord)
            .Take(Count)
            .Select((title, index) => index % 2 == 0 ? title.Feminine : title.Masculine)
            .ToList();
        if (words.Count > 0)
        {
            last = new Counted(time.GetUtcNow(), words);
        }

        return words;
    }

    private sealed record Counted(DateTimeOffset At, IReadOnlyList<string> Words);
}
