using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Keeps the ways to sign in of who was banned for fraud, as keyed hashes, for two years; an appeal granted, or a measure lifted, forgets them.</summary>
public sealed class FraudReturns(TrustHashes hashes, TimeProvider time)
{
    private const int KeptYears = 2;

    /// <summary>Proved addresses and logins alone: an address anybody can type proves nothing.</summary>
    public async Task<IReadOnlyList<string>> HashesOfAsync(VisavisDbContext db, Guid accountId, CancellationToken cancellationToken)
    {
        var ways = await db
            .UserLogins.Where(l => l.UserId == accountId)
            .Select(l => l.LoginProvider + " " + l.ProviderKey)
            .ToListAsync(cancellationToken);
        ways.AddRange(
            await db
                .Users.Where(a => a.Id == accountId && a.EmailConfirmed && a.Email != null)
                .Select(a => a.Email!)
                .ToListAsync(cancellationToken)
        );
        var hashed = new List<string>();
        foreach (var way in ways)
        {
            hashed.Add(await hashes.OfIdentityAsync(way, cancellationToken));
        }

        return hashed;
    }

    /// <summary>With the caller's next save.</summary>
    public async Task KeepAsync(VisavisDbContext db, Guid accountId, IReadOnlyList<string> hashed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = await db.Set<BannedIdentity>().Where(b => hashed.Contains(b.Hash)).ToDictionaryAsync(b => b.Hash, cancellationToken);
        foreach (var hash in hashed)
        {
            if (!known.TryGetValue(hash, out var row))
            {
                db.Add(row = new BannedIdentity { Hash = hash });
            }

            (row.AccountId, row.BannedAt, row.EndsAt) = (accountId, now, now.AddYears(KeptYears));
        }
    }

    public async Task<bool> AreBannedAsync(VisavisDbContext db, IReadOnlyList<string> hashed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Set<BannedIdentity>().AnyAsync(b => hashed.Contains(b.Hash) && b.EndsAt > now, cancellationToken);
    }
}
