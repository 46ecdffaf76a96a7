using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Blocking;

/// <summary>Somebody wants nothing any more of somebody else: neither messages nor calls. The other one is never told by whom.</summary>
public sealed class PersonBlock
{
    public Guid AccountId { get; set; }

    public Guid BlockedId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class PersonBlockConfiguration : IEntityTypeConfiguration<PersonBlock>
{
    public void Configure(EntityTypeBuilder<PersonBlock> builder)
    {
        builder.ToTable("PersonBlocks");
        builder.HasKey(b => new { b.AccountId, b.BlockedId });
        builder.HasIndex(b => b.BlockedId);
        builder.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(b => b.BlockedId).OnDelete(DeleteBehavior.Cascade);
    }
}
