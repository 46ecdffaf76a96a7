using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Trust.Returning;

/// <summary>
/// A way to sign in of an account that was closed for fraud, as a keyed hash that leads to nobody: it recognises who comes back with it, outlives the
/// account, and has an end.
/// </summary>
public sealed class BannedIdentity
{
    public required string Hash { get; set; }

    /// <summary>The measure that closed the account: whoever is given it back is given this back too.</summary>
    public Guid MeasureId { get; set; }

    public DateTimeOffset EndsAt { get; set; }
}

internal sealed class BannedIdentityConfiguration : IEntityTypeConfiguration<BannedIdentity>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<BannedIdentity> builder)
    {
        builder.ToTable("BannedIdentities");
        builder.HasKey(b => new { b.Hash, b.MeasureId });
        builder.Property(b => b.Hash).HasMaxLength(HashLength);
        builder.HasIndex(b => b.MeasureId);
        builder.HasIndex(b => b.EndsAt);
    }
}

/// <summary>Hashes that say nothing about anybody to who has not the key, and that law and the safety of others keep.</summary>
internal static class ReturningPersonalTables
{
    public static IReadOnlyList<Type> NotPersonal { get; } = [typeof(BannedIdentity)];
}
