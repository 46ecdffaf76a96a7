using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Wishes;

public enum WishAnswer
{
    Kept,

    /// <summary>Nothing that could be searched.</summary>
    Empty,
    TooMany,
}

/// <summary>The searches that somebody left open.</summary>
public sealed class WishList(VisavisDbContext db, TimeProvider time)
{
    /// <summary>Left open at once by one person.</summary>
    public const int Most = 10;

    /// <summary>After so long the need has found another way.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    /// <summary>Those that still stand, the latest first.</summary>
    public async Task<IReadOnlyList<Wish>> OfAsync(Guid accountId, CancellationToken cancellationToken) =>
        await Standing().Where(w => w.AccountId == accountId).OrderByDescending(w => w.CreatedAt).ToListAsync(cancellationToken);

    /// <summary>Asking again begins the time anew.</summary>
    public async Task<WishAnswer> AskAsync(Guid accountId, string? what, string? where, CancellationToken cancellationToken)
    {
        var (needed, place) = (Shortened(what), Shortened(where));
        if (!needed.Any(char.IsLetterOrDigit))
        {
            return WishAnswer.Empty;
        }

        var row = await db.Set<Wish>()
            .SingleOrDefaultAsync(w => w.AccountId == accountId && w.What == needed && w.Where == place, cancellationToken);
        if (row is not null)
        {
            row.CreatedAt = time.GetUtcNow();
        }
        else if (await Standing().CountAsync(w => w.AccountId == accountId, cancellationToken) >= Most)
        {
            return WishAnswer.TooMany;
        }
        else
        {
            db.Add(
                new Wish
                {
                    Id = Guid.NewGuid(),
                    AccountId = accountId,
                    What = needed,
                    Where = place,
                    CreatedAt = time.GetUtcNow(),
                }
            );
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Pressed twice at once: the other one wrote it.
            db.ChangeTracker.Clear();
        }

        return WishAnswer.Kept;
    }

    public Task StopAsync(Guid accountId, Guid id, CancellationToken cancellationToken) =>
        db.Set<Wish>().Where(w => w.AccountId == accountId && w.Id == id).ExecuteDeleteAsync(cancellationToken);

    /// <summary>As a search reads it, without what no database keeps: halves of characters, zeros.</summary>
    public static string Shortened(string? typed) => PersonalText.Clean(typed, Wish.LongestWords);

    private IQueryable<Wish> Standing()
    {
        var oldest = time.GetUtcNow() - Lasts;
        return db.Set<Wish>().AsNoTracking().Where(w => w.CreatedAt >= oldest);
    }
}
