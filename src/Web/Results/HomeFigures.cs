using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Results;

/// <summary>How large the directory is, counted now and then: true, and not counted for every visitor.</summary>
public sealed class HomeFigures(IDbContextFactory<VisavisDbContext> contexts, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    private volatile Tuple<DateTimeOffset, DirectorySize>? counted;

    public async Task<DirectorySize> CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (counted is var (at, known) && now - at < GoodFor)
        {
            return known;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var listed = db.Professionals.Where(p => !p.IsHidden);
        var size = new DirectorySize(
            await listed.CountAsync(cancellationToken),
            await listed.Select(p => p.ProfessionLabel).Distinct().CountAsync(cancellationToken),
            await listed.Select(p => p.CommuneCode).Distinct().CountAsync(cancellationToken),
            await listed.SumAsync(p => p.RecommendationCount, cancellationToken)
        );
        counted = Tuple.Create(now, size);
        return size;
    }
}

public sealed record DirectorySize(int People, int Professions, int Towns, int Recommendations);
