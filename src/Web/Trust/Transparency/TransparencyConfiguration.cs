using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Trust.Transparency;

internal sealed class TransparencyConfiguration : IEntityTypeConfiguration<ActiveMonth>
{
    public void Configure(EntityTypeBuilder<ActiveMonth> builder)
    {
        builder.ToTable("ActiveMonths");
        builder.HasKey(m => m.Month);
    }
}
