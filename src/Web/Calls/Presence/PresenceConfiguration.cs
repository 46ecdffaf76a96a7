using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Calls.Presence;

internal sealed class PresenceConfiguration : IEntityTypeConfiguration<PresenceRecord>
{
    public void Configure(EntityTypeBuilder<PresenceRecord> builder)
    {
        builder.ToTable("Presence");
        builder.HasKey(p => p.UserId);
        builder.Property(p => p.UserId).ValueGeneratedNever();
        builder.HasOne<Account>().WithOne().HasForeignKey<PresenceRecord>(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
