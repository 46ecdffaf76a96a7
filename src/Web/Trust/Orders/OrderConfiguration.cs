using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Orders;

/// <summary>No key leads to the account: what was ordered outlives it.</summary>
internal sealed class OrderConfiguration : IEntityTypeConfiguration<AuthorityOrder>
{
    public void Configure(EntityTypeBuilder<AuthorityOrder> builder)
    {
        builder.ToTable("AuthorityOrders");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Authority).HasMaxLength(AuthorityOrder.LongestAuthority);
        builder.Property(o => o.Reference).HasMaxLength(AuthorityOrder.LongestReference);
        builder.Property(o => o.What).HasMaxLength(ReportLimits.Story);
        builder.Property(o => o.Words).HasMaxLength(ReportLimits.Story);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasIndex(o => o.SubjectId);
        builder.HasIndex(o => o.EnteredAt);
        builder.HasIndex(o => o.ToldAt);
    }
}
