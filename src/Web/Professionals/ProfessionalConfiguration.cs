using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Media;

namespace Visavis.Web.Professionals;

internal sealed class ProfessionalConfiguration
    : IEntityTypeConfiguration<Professional>,
        IEntityTypeConfiguration<ServiceOffer>,
        IEntityTypeConfiguration<JobSearch>
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
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasMany(p => p.Services).WithOne().HasForeignKey(s => s.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<Photo>().WithOne().HasForeignKey(p => p.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<ProfileDocument>().WithOne().HasForeignKey(d => d.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasOne(p => p.JobSearch)
            .WithOne()
            .HasForeignKey<JobSearch>(search => search.ProfessionalId)
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ServiceOffer> builder)
    {
        builder.ToTable("ServiceOffers");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(ServiceOffer.LongestName);
        builder.Property(s => s.Description).HasMaxLength(ServiceOffer.LongestDescription);
        builder.Property(s => s.Place).HasMaxLength(ServiceOffer.LongestNote);
        builder.Property(s => s.PlaceAccess).HasMaxLength(ServiceOffer.LongestNote);
        builder.Property(s => s.PlaceTelephone).HasMaxLength(ServiceOffer.LongestTelephone);
        builder.Property(s => s.Audience).HasMaxLength(ServiceOffer.LongestNote);
        builder.Property(s => s.ToBring).HasMaxLength(ServiceOffer.LongestNote);
        builder.Ignore(s => s.Durations);
        builder.Ignore(s => s.NeedsAnswer);
        builder.HasIndex(s => new { s.ProfessionalId, s.Position });
    }

    public void Configure(EntityTypeBuilder<JobSearch> builder)
    {
        builder.ToTable("JobSearches");
        builder.HasKey(s => s.ProfessionalId);
        builder.Property(s => s.ProfessionalId).ValueGeneratedNever();
    }
}
