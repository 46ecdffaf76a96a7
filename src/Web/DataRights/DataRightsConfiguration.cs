using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Moderation;

namespace Visavis.Web.DataRights;

internal sealed class DataRightsConfiguration
    : IEntityTypeConfiguration<DataExport>,
        IEntityTypeConfiguration<AuditEntry>,
        IEntityTypeConfiguration<Leaving>
{
    public void Configure(EntityTypeBuilder<DataExport> builder)
    {
        builder.ToTable("DataExports");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.StorageKey).HasMaxLength(80);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => e.AccountId);
        builder.HasIndex(e => e.State);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Leaving> builder)
    {
        builder.ToTable("Leavings");
        builder.HasKey(l => l.AccountId);
        builder.Property(l => l.SecretHash).HasMaxLength(64);
        builder.HasIndex(l => l.SecretHash).IsUnique();
        builder.HasIndex(l => l.DueAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(e => e.Action).HasMaxLength(40);
        builder.HasIndex(e => e.SubjectId);
    }
}
