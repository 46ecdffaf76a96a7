using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Notifications;

internal sealed class NotificationConfiguration
    : IEntityTypeConfiguration<Notice>,
        IEntityTypeConfiguration<NotificationPreference>,
        IEntityTypeConfiguration<QuietHours>
{
    private const int KindLength = 40;

    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.GuestEmail).HasMaxLength(256);
        builder.Property(n => n.GuestLanguage).HasMaxLength(8);
        builder.Property(n => n.GuestTimeZone).HasMaxLength(64);
        builder.Property(n => n.Kind).HasMaxLength(KindLength);
        builder.Property(n => n.SubjectKey).HasMaxLength(80);
        builder.Property(n => n.Title).HasMaxLength(200);
        builder.Property(n => n.Path).HasMaxLength(400);
        builder.HasIndex(n => new { n.AccountId, n.DeliveredAt });
        builder.HasIndex(n => n.AccountId).HasFilter("\"OnPage\" AND \"ReadAt\" IS NULL").HasDatabaseName("IX_Notices_Unread");
        builder.HasIndex(n => n.SubjectKey);
        builder.HasIndex(n => n.DueAt).HasFilter("\"DeliveredAt\" IS NULL AND \"DroppedAt\" IS NULL").HasDatabaseName("IX_Notices_Planned");
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => n.GuestFileId);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(n => n.GuestFileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<NotificationPreference> builder)
    {
        builder.ToTable("NotificationPreferences");
        builder.HasKey(p => new { p.AccountId, p.Kind });
        builder.Property(p => p.Kind).HasMaxLength(KindLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<QuietHours> builder)
    {
        builder.ToTable("QuietHours");
        builder.HasKey(q => q.AccountId);
        builder.Property(q => q.AccountId).ValueGeneratedNever();
        builder.HasOne<Account>().WithOne().HasForeignKey<QuietHours>(q => q.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
