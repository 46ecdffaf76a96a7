using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Professionals;

namespace Visavis.Web.Trust.Marks;

internal sealed class MarkConfiguration : IEntityTypeConfiguration<VerifiedMark>
{
    public void Configure(EntityTypeBuilder<VerifiedMark> builder)
    {
        builder.ToTable("VerifiedMarks");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.What).HasMaxLength(VerifiedMark.LongestWhat);
        builder.Property(m => m.CompanyNumber).HasMaxLength(VerifiedMark.LongestNumber);
        builder.Property(m => m.HeldNumber).HasMaxLength(VerifiedMark.LongestNumber);
        builder.Property(m => m.Name).HasMaxLength(PersonalText.LongestName);
        builder.Property(m => m.ProofKey).HasMaxLength(80);
        builder.Property(m => m.ProofType).HasMaxLength(60);
        builder.Property(m => m.Answer).HasMaxLength(VerifiedMark.LongestAnswer);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => m.HeldNumber).IsUnique();
        builder.HasIndex(m => m.ProfessionalId);
        builder.HasIndex(m => new { m.State, m.AskedAt });
        builder.HasOne<Professional>().WithMany().HasForeignKey(m => m.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }
}
