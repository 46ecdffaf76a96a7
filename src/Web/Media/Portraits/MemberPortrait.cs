using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Media.Portraits;

/// <summary>The photo of an account that is not listed. A listed person's portrait is one of the photos of their profile.</summary>
public sealed class MemberPortrait
{
    public Guid AccountId { get; set; }

    /// <summary>Random, and another for each photo: the account's own id leads to no picture.</summary>
    public Guid PictureId { get; set; }

    public required string StorageKey { get; set; }

    public long Bytes { get; set; }

    public DateTimeOffset TakenAt { get; set; }

    public static string AddressOf(Guid pictureId) => $"/portraits/of/{pictureId:N}";

    /// <summary>Where the portraits of these people are; whoever has none is left out. The address opens only for whom they addressed.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> AddressesAsync(
        VisavisDbContext db,
        IReadOnlyCollection<Guid> accounts,
        CancellationToken cancellationToken
    ) =>
        accounts.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Set<MemberPortrait>()
                .Where(portrait => accounts.Contains(portrait.AccountId))
                .ToDictionaryAsync(portrait => portrait.AccountId, portrait => AddressOf(portrait.PictureId), cancellationToken);
}

internal sealed class MemberPortraitConfiguration : IEntityTypeConfiguration<MemberPortrait>
{
    private const int LongestKey = 80;

    public void Configure(EntityTypeBuilder<MemberPortrait> builder)
    {
        builder.ToTable("MemberPortraits");
        builder.HasKey(p => p.AccountId);
        builder.Property(p => p.AccountId).ValueGeneratedNever();
        builder.Property(p => p.StorageKey).HasMaxLength(LongestKey);
        builder.HasIndex(p => p.PictureId).IsUnique();
        builder.HasIndex(p => p.StorageKey).IsUnique();
        builder.HasOne<Account>().WithOne().HasForeignKey<MemberPortrait>(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
