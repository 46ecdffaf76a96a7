using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Results.Empty;

/// <summary>
/// Counts searches that found nobody, in memory, and writes the counts every minute: a search waits for no write, and a stranger who searches nonsense
/// fills neither memory nor disk. Days older than the term go.
/// </summary>
public sealed class EmptySearches(IDbContextFactory<VisavisDbContext> contexts, TimeProvider time, ILogger<EmptySearches> logger)
    : PeriodicService(TimeSpan.FromMinutes(1), time, logger)
{
    public const int KeptDays = 90;

    /// <summary>Different words of a minute, and of a day.</summary>
    public const int MostWords = 200;

    public const int MostWordsOfDay = 1000;

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private DateOnly swept;

    public void Count(string what)
    {
        var words = Folded(what);
        if (words.Length > 0)
        {
            counts.AddOrUpdate(counts.Count < MostWords || counts.ContainsKey(words) ? words : "", 1, (_, before) => before + 1);
        }
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        if (counts.IsEmpty && day == swept)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var words in counts.Keys)
        {
            if (counts.TryRemove(words, out var count))
            {
                await AddAsync(db, day, words, count, cancellationToken);
            }
        }

        var oldest = day.AddDays(-KeptDays);
        await db.Set<EmptySearch>().Where(s => s.Day < oldest).ExecuteDeleteAsync(cancellationToken);
        swept = day;
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => WriteAsync(cancellationToken);

    private static async Task AddAsync(VisavisDbContext db, DateOnly day, string words, int count, CancellationToken cancellationToken)
    {
        if (await RaiseAsync(db, day, words, count, cancellationToken))
        {
            return;
        }

        if (words.Length > 0 && await db.Set<EmptySearch>().CountAsync(s => s.Day == day, cancellationToken) >= MostWordsOfDay)
        {
            await AddAsync(db, day, "", count, cancellationToken);
            return;
        }

        db.Add(
            new EmptySearch
            {
                Day = day,
                Words = words,
                Count = count,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Another node was first.
            await RaiseAsync(db, day, words, count, cancellationToken);
        }

        db.ChangeTracker.Clear();
    }

    private static async Task<bool> RaiseAsync(
        VisavisDbContext db,
        DateOnly day,
        string words,
        int count,
        CancellationToken cancellationToken
    ) =>
        await db.Set<EmptySearch>()
            .Where(s => s.Day == day && s.Words == words)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Count, s => s.Count + count), cancellationToken) > 0;

    private static string Folded(string what)
    {
        var plain = new StringBuilder(EmptySearch.LongestWords);
        foreach (var sign in PersonalText.Clean(what, EmptySearch.LongestWords).Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (plain.Length < EmptySearch.LongestWords && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(sign);
            }
        }

        return plain.ToString();
    }
}
