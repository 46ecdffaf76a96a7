using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Notifications.Push;

internal sealed class PushConfiguration
    : IEntityTypeConfiguration<PushDevice>,
        IEntityTypeConfiguration<QueuedPush>,
        IEntityTypeConfiguration<PushKeyPair>
{
    public void Configure(EntityTypeBuilder<PushDevice> builder)
    {
        builder.ToTable("PushDevices");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Endpoint).HasMaxLength(PushDevices.LongestEndpoint);
        builder.Property(d => d.PublicKey).HasMaxLength(120);
        builder.Property(d => d.AuthSecret).HasMaxLength(60);
        builder.HasIndex(d => d.Endpoint).IsUnique();
        builder.HasIndex(d => d.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<QueuedPush> builder)
    {
        builder.ToTable("Pushes");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Kind).HasMaxLength(40);
        builder.Property(p => p.SubjectKey).HasMaxLength(80);
        builder.Property(p => p.LastError).HasMaxLength(60);
        builder.HasIndex(p => new { p.State, p.NextAttemptAt });
        builder.HasIndex(p => p.SubjectKey);
        builder.HasOne<PushDevice>().WithMany().HasForeignKey(p => p.DeviceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PushKeyPair> builder)
    {
        builder.ToTable("PushKeys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.PublicKey).HasMaxLength(120);
    }
}
