using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

internal sealed class OrganisationConfiguration
    : IEntityTypeConfiguration<Organisation>,
        IEntityTypeConfiguration<OrganisationService>,
        IEntityTypeConfiguration<Membership>,
        IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasOne<Professional>().WithOne().HasForeignKey<Organisation>(o => o.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(o => o.Services).WithOne().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(o => o.Members).WithOne().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OrganisationService> builder)
    {
        builder.ToTable("OrganisationServices");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(OrganisationService.LongestName);
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.Property(m => m.Id).ValueGeneratedNever();

        // At most one membership that still runs; those that ended stay as history.
        builder.HasIndex(m => new { m.OrganisationId, m.AccountId }).IsUnique().HasFilter("\"LeftAt\" IS NULL");
        builder.HasIndex(m => m.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Email).HasMaxLength(256);
        builder.Property(i => i.SecretHash).HasMaxLength(64);
        builder.HasIndex(i => i.SecretHash).IsUnique();
        builder.HasIndex(i => i.OrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
