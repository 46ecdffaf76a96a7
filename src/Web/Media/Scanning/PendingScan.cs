using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Media.Scanning;

/// <summary>A stored file that no scanner has looked at yet: there is one configured, and it did not answer. It is served to nobody.</summary>
public sealed class PendingScan
{
    public required string StorageKey { get; set; }

    public DateTimeOffset Since { get; set; }
}

internal sealed class PendingScanConfiguration : IEntityTypeConfiguration<PendingScan>
{
    private const int LongestKey = 200;

    public void Configure(EntityTypeBuilder<PendingScan> builder)
    {
        builder.ToTable("PendingScans");
        builder.HasKey(s => s.StorageKey);
        builder.Property(s => s.StorageKey).HasMaxLength(LongestKey);
        builder.HasIndex(s => s.Since);
    }
}

/// <summary>Keys that say nothing about anybody.</summary>
internal static class ScanPersonalTables
{
    public static IReadOnlyList<Type> NotPersonal { get; } = [typeof(PendingScan)];
}
