using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Foundation.Forms;

internal sealed class SealedFormConfiguration : IEntityTypeConfiguration<SealedForm>
{
    public void Configure(EntityTypeBuilder<SealedForm> builder)
    {
        builder.ToTable("SealedForms");
        builder.HasKey(form => form.Id);
        builder.Property(form => form.Id).HasMaxLength(64);
        builder.HasIndex(form => form.ExpiresAt);
    }
}
