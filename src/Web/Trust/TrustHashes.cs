using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Trust;

/// <summary>
/// Keyed hashes by which an address is recognised without being kept. Their key comes of the site's oldest key of protection, which every node
/// reads and no restart changes.
/// </summary>
public sealed class TrustHashes(IDbContextFactory<VisavisDbContext> contexts, IDataProtectionProvider protection)
{
    private byte[]? root;

    /// <summary>Of a network address, for telling several hands from one.</summary>
    public Task<string> OfOriginAsync(string origin, CancellationToken cancellationToken) => HashAsync("origin", origin, cancellationToken);

    /// <summary>Of a way to sign in that was banned for fraud.</summary>
    public Task<string> OfIdentityAsync(string identity, CancellationToken cancellationToken) =>
        HashAsync("identity", identity.ToUpperInvariant(), cancellationToken);

    private async Task<string> HashAsync(string purpose, string text, CancellationToken cancellationToken)
    {
        var key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            root ??= await RootAsync(cancellationToken),
            32,
            info: Encoding.UTF8.GetBytes($"Visavis.Trust.{purpose}")
        );
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private async Task<byte[]> RootAsync(CancellationToken cancellationToken)
    {
        // Makes the first key where there is none yet.
        protection.CreateProtector("Visavis.Trust.Root").Protect("");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = await db.DataProtectionKeys.OrderBy(k => k.Id).Select(k => k.Xml).FirstAsync(cancellationToken);
        return SHA256.HashData(Encoding.UTF8.GetBytes(oldest!));
    }
}
