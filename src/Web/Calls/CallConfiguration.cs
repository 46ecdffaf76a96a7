using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Calls;

internal sealed class CallConfiguration : IEntityTypeConfiguration<CallRecord>, IEntityTypeConfiguration<LiveCallParticipant>
{
    public void Configure(EntityTypeBuilder<CallRecord> builder)
    {
        builder.ToTable("Calls");
        builder.Property(c => c.Id).HasMaxLength(32);
        builder.Property(c => c.RequestId).HasMaxLength(64);
        builder.Property(c => c.State).HasMaxLength(16);
        builder.Property(c => c.EndReason).HasMaxLength(16);
        builder.Property(c => c.CallerClientId).HasMaxLength(64);
        builder.Property(c => c.CalleeClientId).HasMaxLength(64);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.CallerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.CalleeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.CallerId, c.RequestId }).IsUnique();
        builder.HasIndex(c => new { c.CallerId, c.StartedAt });
        builder.HasIndex(c => new { c.CalleeId, c.StartedAt });
    }

    public void Configure(EntityTypeBuilder<LiveCallParticipant> builder)
    {
        builder.ToTable("LiveCallParticipants");
        builder.HasKey(p => p.UserId);
        builder.Property(p => p.UserId).ValueGeneratedNever();
        builder.Property(p => p.CallId).HasMaxLength(32);
        builder.Property(p => p.ConnectionId).HasMaxLength(64);
        builder.HasOne<CallRecord>().WithMany().HasForeignKey(p => p.CallId).OnDelete(DeleteBehavior.Cascade);
    }
}
