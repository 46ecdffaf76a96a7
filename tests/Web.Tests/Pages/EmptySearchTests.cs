using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Results.Empty;
using Visavis.Web.Tests.Trust;

namespace Visavis.Web.Tests.Pages;

/// <summary>What was searched in vain is counted for the administrator, without who searched, and goes after its term.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class EmptySearchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Words_searched_in_vain_are_counted_shown_to_administrators_and_forgotten(DatabaseProvider provider)
    {
        await using var site = await TrustSite.StartAsync(provider);
        using var visitor = site.Visitor();
        foreach (var words in new[] { "Zéppelin", "zeppelin", "souffleur+de+verre" })
        {
            await visitor.GetAsync($"/professionals?what={words}");
        }

        var counts = site.Service<EmptySearches>();
        await counts.WriteAsync(Cancellation);
        await visitor.GetAsync("/professionals?what=ZEPPELIN");
        await counts.WriteAsync(Cancellation);

        Assert.Equal(3, await CountAsync(site, "zeppelin"));
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);
        var page = await TrustSite.ReadAsync(administrator, "/administration/statistics");
        Assert.Contains("zeppelin", page, StringComparison.Ordinal);
        Assert.DoesNotContain("souffleur", page, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromDays(EmptySearches.KeptDays + 1));
        await counts.WriteAsync(Cancellation);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<EmptySearch>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Nonsense_fills_neither_memory_nor_disk()
    {
        await using var site = await TrustSite.StartAsync();
        var counts = site.Service<EmptySearches>();
        for (var i = 0; i < EmptySearches.MostWords * 2; i++)
        {
            counts.Count($"mot {i} {new string('x', 500)}");
        }

        await counts.WriteAsync(Cancellation);

        var rows = await site.App.WithDataAsync(db => db.Set<EmptySearch>().ToListAsync(Cancellation));
        Assert.Equal(EmptySearches.MostWords + 1, rows.Count);
        Assert.Equal(EmptySearches.MostWords * 2, rows.Sum(r => r.Count));
        Assert.All(rows, row => Assert.True(row.Words.Length <= EmptySearch.LongestWords));
    }

    private static Task<int> CountAsync(TrustSite site, string words) =>
        site.App.WithDataAsync(db => db.Set<EmptySearch>().Where(s => s.Words == words).SumAsync(s => s.Count, Cancellation));
}
