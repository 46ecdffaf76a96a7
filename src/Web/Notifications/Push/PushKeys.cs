using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications.Push;

/// <summary>The site's own pair of keys. Several nodes that start at once agree on the one that was written first.</summary>
public sealed class PushKeys(IDbContextFactory<VisavisDbContext> contexts, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Visavis.PushKeys");
    private (string Public, string Private)? known;

    public async Task<(string Public, string Private)> GetAsync(CancellationToken cancellationToken)
    {
        if (known is { } keys)
        {
            return keys;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row =
            await db.Set<PushKeyPair>().AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? await MakeAsync(db, cancellationToken);
        known = (row.PublicKey, protector.Unprotect(row.ProtectedPrivateKey));
        return known.Value;
    }

    private async Task<PushKeyPair> MakeAsync(VisavisDbContext db, CancellationToken cancellationToken)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = pair.ExportParameters(includePrivateParameters: true);
        byte[] point = [4, .. parameters.Q.X!, .. parameters.Q.Y!];
        var row = new PushKeyPair
        {
            PublicKey = Base64Url.EncodeToString(point),
            ProtectedPrivateKey = protector.Protect(Base64Url.EncodeToString(parameters.D!)),
        };
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            db.Entry(row).State = EntityState.Detached;
            return await db.Set<PushKeyPair>().AsNoTracking().SingleAsync(cancellationToken);
        }
    }
}
