using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Media;

internal sealed class MediaConfiguration
    : IEntityTypeConfiguration<Photo>,
        IEntityTypeConfiguration<PhotoFile>,
        IEntityTypeConfiguration<ProfileDocument>
{
    public void Configure(EntityTypeBuilder<Photo> builder)
    {
        builder.ToTable("Photos");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Caption).HasMaxLength(Photo.LongestCaption);
        builder.HasIndex(p => new { p.ProfessionalId, p.Position });
        builder.HasMany(p => p.Files).WithOne().HasForeignKey(f => f.PhotoId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PhotoFile> builder)
    {
        builder.ToTable("PhotoFiles");
        builder.HasKey(f => new { f.PhotoId, f.Size });
        builder.Property(f => f.StorageKey).HasMaxLength(80);
        builder.Property(f => f.ContentType).HasMaxLength(40);
        builder.HasIndex(f => f.StorageKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProfileDocument> builder)
    {
        builder.ToTable("ProfileDocuments");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Title).HasMaxLength(ProfileDocument.LongestTitle);
        builder.Property(d => d.StorageKey).HasMaxLength(80);
        builder.HasIndex(d => d.StorageKey).IsUnique();
        builder.HasIndex(d => new { d.ProfessionalId, d.Position });
    }
}
