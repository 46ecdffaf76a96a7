using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Calls.Nodes;

internal sealed class NodeConfiguration : IEntityTypeConfiguration<NodeRecord>, IEntityTypeConfiguration<PersonOnNode>
{
    public void Configure(EntityTypeBuilder<NodeRecord> builder)
    {
        builder.ToTable("Nodes");
        builder.Property(n => n.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<PersonOnNode> builder)
    {
        builder.ToTable("PeopleOnNodes");
        builder.HasKey(p => new { p.UserId, p.NodeId });
        builder.HasIndex(p => p.NodeId);
        builder.HasOne<NodeRecord>().WithMany().HasForeignKey(p => p.NodeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
