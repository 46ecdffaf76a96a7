using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Data.Configurations;

internal sealed class ProfessionalConfiguration : IEntityTypeConfiguration<Professional>
{
    public void Configure(EntityTypeBuilder<Professional> builder)
    {
        builder.ToTable("Professionals");
        builder.HasOne(p => p.Account).WithOne().HasForeignKey<Professional>(p => p.Id).OnDelete(DeleteBehavior.Cascade);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.ReferenceCode).HasMaxLength(8);
        builder.HasIndex(p => p.ReferenceCode).IsUnique();
        builder.Property(p => p.Slug).HasMaxLength(160);
        builder.Property(p => p.DisplayName).HasMaxLength(80);
        builder.Property(p => p.ProfessionLabel).HasMaxLength(160);
        builder.Property(p => p.CommuneCode).HasMaxLength(5);
        builder.Property(p => p.City).HasMaxLength(80);
        builder.Property(p => p.Department).HasMaxLength(3);
        builder.Property(p => p.Languages).HasMaxLength(60);
        builder.Property(p => p.Presentation).HasMaxLength(4000);
    }
}
