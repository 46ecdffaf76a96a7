using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Foundation.Mail;

internal sealed class MailConfiguration : IEntityTypeConfiguration<QueuedMail>
{
    public void Configure(EntityTypeBuilder<QueuedMail> builder)
    {
        builder.ToTable("Mails");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Recipient).HasMaxLength(256);
        builder.Property(m => m.Kind).HasMaxLength(40);
        builder.Property(m => m.LastError).HasMaxLength(120);
        builder.Property(m => m.SubjectKey).HasMaxLength(80);
        builder.HasIndex(m => m.SubjectKey);
        builder.HasIndex(m => new { m.State, m.NextAttemptAt });
    }
}
