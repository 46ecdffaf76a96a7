using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Help.Legal;
using Visavis.Web.Help.Support;

namespace Visavis.Web.Help;

internal sealed class HelpConfiguration
    : IEntityTypeConfiguration<SupportRequest>,
        IEntityTypeConfiguration<TermsAcceptance>,
        IEntityTypeConfiguration<TermsNotice>
{
    public void Configure(EntityTypeBuilder<SupportRequest> builder)
    {
        builder.ToTable("SupportRequests");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Number).HasMaxLength(16);
        builder.Property(r => r.Email).HasMaxLength(256);
        builder.Property(r => r.Words).HasMaxLength(SupportDesk.LongestWords);
        builder.Property(r => r.Answer).HasMaxLength(SupportDesk.LongestWords);
        builder.Property(r => r.Language).HasMaxLength(5);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => new { r.AnsweredAt, r.AnswerBy });
    }

    public void Configure(EntityTypeBuilder<TermsNotice> builder)
    {
        builder.ToTable("TermsNotices");
        builder.HasKey(t => new
        {
            t.AccountId,
            t.Document,
            t.TermsVersion,
        });
        builder.Property(t => t.Document).HasMaxLength(16);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TermsAcceptance> builder)
    {
        builder.ToTable("TermsAcceptances");
        builder.HasKey(t => new { t.AccountId, t.TermsVersion });
        builder.Property(t => t.Hash).HasMaxLength(64);
        builder.Property(t => t.Language).HasMaxLength(5);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
