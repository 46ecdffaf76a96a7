using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust;

/// <summary>No key leads from a report to an account: whatever becomes of its subject, the report stays.</summary>
internal sealed class TrustConfiguration
    : IEntityTypeConfiguration<Report>,
        IEntityTypeConfiguration<ReportContact>,
        IEntityTypeConfiguration<ReportEvidence>,
        IEntityTypeConfiguration<Decision>,
        IEntityTypeConfiguration<Measure>,
        IEntityTypeConfiguration<MeasureEffect>,
        IEntityTypeConfiguration<Statement>,
        IEntityTypeConfiguration<Appeal>,
        IEntityTypeConfiguration<Moderator>,
        IEntityTypeConfiguration<BannedIdentity>,
        IEntityTypeConfiguration<AuthorityRecord>
{
    private const int HashLength = 64;
    private const int LanguageLength = 5;

    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("Reports");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Number).HasMaxLength(16);
        builder.Property(r => r.SecretHash).HasMaxLength(HashLength);
        builder.Property(r => r.SubjectName).HasMaxLength(ReportLimits.Name);
        builder.Property(r => r.PlaceId).HasMaxLength(64);
        builder.Property(r => r.Story).HasMaxLength(ReportLimits.Story);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => r.SubjectId);
        builder.HasIndex(r => new { r.ClosedAt, r.ReceivedAt });
        builder.HasOne<Decision>().WithMany().HasForeignKey(r => r.DecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Evidence).WithOne().HasForeignKey(e => e.ReportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReportContact> builder)
    {
        builder.ToTable("ReportContacts");
        builder.HasKey(c => c.ReportId);
        builder.Property(c => c.Name).HasMaxLength(ReportLimits.Name);
        builder.Property(c => c.Email).HasMaxLength(256);
        builder.Property(c => c.Language).HasMaxLength(LanguageLength);
        builder.Property(c => c.OriginHash).HasMaxLength(HashLength);
        builder.HasIndex(c => c.AccountId);
        builder.HasOne<Report>().WithOne().HasForeignKey<ReportContact>(c => c.ReportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReportEvidence> builder)
    {
        builder.ToTable("ReportEvidence");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Ignore(e => e.IsDocument);
        builder.Property(e => e.StorageKey).HasMaxLength(80);
        builder.Property(e => e.ContentType).HasMaxLength(60);
        builder.HasIndex(e => e.StorageKey);
    }

    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Words).HasMaxLength(ReportLimits.Story);
        builder.HasIndex(d => d.SubjectId);
    }

    public void Configure(EntityTypeBuilder<Measure> builder)
    {
        builder.ToTable("Measures");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.AccountId);
        builder.HasIndex(m => new { m.EndedAt, m.EndsAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Decision>().WithMany().HasForeignKey(m => m.DecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Statement>().WithMany().HasForeignKey(m => m.StatementId).IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Effects).WithOne().HasForeignKey(e => e.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MeasureEffect> builder)
    {
        builder.ToTable("MeasureEffects");
        builder.HasKey(e => new { e.MeasureId, e.Name });
        builder.Property(e => e.Name).HasMaxLength(40);
        builder.Property(e => e.LastError).HasMaxLength(120);
        builder.HasIndex(e => e.DoneAt);
    }

    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.ToTable("Statements");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Title).HasMaxLength(200);
        builder.Property(s => s.Language).HasMaxLength(LanguageLength);
        builder.HasIndex(s => s.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable("Appeals");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Words).HasMaxLength(ReportLimits.Story);
        builder.Property(a => a.Answer).HasMaxLength(ReportLimits.Story);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.StatementId).IsUnique();
        // A report that an appeal reopened is decided anew, and that may be contested too.
        builder.HasIndex(a => new { a.ReportId, a.DecisionId }).IsUnique();
        builder.HasIndex(a => a.DecidedAt);
        builder.HasOne<Statement>().WithMany().HasForeignKey(a => a.StatementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Report>().WithMany().HasForeignKey(a => a.ReportId).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>Neither key leads to the account: it outlives what it is about.</summary>
    public void Configure(EntityTypeBuilder<BannedIdentity> builder)
    {
        builder.ToTable("BannedIdentities");
        builder.HasKey(b => b.Hash);
        builder.Property(b => b.Hash).HasMaxLength(HashLength);
        builder.HasIndex(b => b.AccountId);
        builder.HasIndex(b => b.EndsAt);
    }

    public void Configure(EntityTypeBuilder<AuthorityRecord> builder)
    {
        builder.ToTable("AuthorityRecords");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Whom).HasMaxLength(AuthorityRecord.LongestWhom);
        builder.Property(r => r.What).HasMaxLength(ReportLimits.Story);
        builder.HasIndex(r => r.ReportId);
        builder.HasOne<Report>().WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Moderator> builder)
    {
        builder.ToTable("Moderators");
        builder.HasKey(m => m.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
