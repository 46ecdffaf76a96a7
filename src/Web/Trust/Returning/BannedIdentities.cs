using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Returning;

/// <summary>Which ways to sign in were closed for fraud, and whose they are now. Everything joins the caller's transaction.</summary>
public sealed class BannedIdentities(TrustHashes hashes, IOptions<TrustOptions> options, TimeProvider time)
{
    /// <summary>Notes the proved ways to sign in of an account that is closed for fraud.</summary>
    public async Task AddAsync(VisavisDbContext db, Account account, Measure measure, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow().AddMonths(options.Value.BanMonths);
        foreach (var hash in await HashesAsync(db, account, cancellationToken))
        {
            db.Add(
                new BannedIdentity
                {
                    Hash = hash,
                    MeasureId = measure.Id,
                    EndsAt = until,
                }
            );
        }
    }

    /// <summary>What a measure noted goes with it.</summary>
    public static async Task RemoveAsync(VisavisDbContext db, Guid measureId, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.Set<BannedIdentity>().Where(b => b.MeasureId == measureId).ToListAsync(cancellationToken));

    /// <summary>Whether another account was closed for fraud that somebody opened with one of these ways.</summary>
    public async Task<bool> KnowsAsync(VisavisDbContext db, Account account, CancellationToken cancellationToken)
    {
        var own = await HashesAsync(db, account, cancellationToken);
        var now = time.GetUtcNow();
        return own.Count > 0
            && await db.Set<BannedIdentity>()
                .AnyAsync(
                    b =>
                        own.Contains(b.Hash)
                        && b.EndsAt > now
                        && !db.Set<Measure>().Any(m => m.Id == b.MeasureId && m.AccountId == account.Id),
                    cancellationToken
                );
    }

    /// <summary>An address that nobody proved proves nothing.</summary>
    private async Task<List<string>> HashesAsync(VisavisDbContext db, Account account, CancellationToken cancellationToken)
    {
        var ways = await db
            .UserLogins.Where(l => l.UserId == account.Id)
            .Select(l => l.LoginProvider + ":" + l.ProviderKey)
            .ToListAsync(cancellationToken);
        if (account is { EmailConfirmed: true, NormalizedEmail.Length: > 0 })
        {
            ways.Add($"email:{account.NormalizedEmail}");
        }

        var found = new List<string>(ways.Count);
        foreach (var way in ways)
        {
            found.Add(await hashes.OfIdentityAsync(way, cancellationToken));
        }

        return found;
    }
}
