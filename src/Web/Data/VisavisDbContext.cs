using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Calls;
using Visavis.Web.Outbox;
using Visavis.Web.Presence;
using Visavis.Web.Professionals;

namespace Visavis.Web.Data;

/// <summary>The truth. One derived context per provider, because each keeps its own migrations.</summary>
public abstract class VisavisDbContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Professional> Professionals => Set<Professional>();

    public DbSet<CallRecord> Calls => Set<CallRecord>();

    public DbSet<LiveCallParticipant> LiveCallParticipants => Set<LiveCallParticipant>();

    public DbSet<CallMessage> CallMessages => Set<CallMessage>();

    public DbSet<PresenceRecord> Presence => Set<PresenceRecord>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(VisavisDbContext).Assembly);
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");
    }
}
