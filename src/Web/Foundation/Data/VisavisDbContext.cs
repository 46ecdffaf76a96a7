using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Availability;
using Visavis.Web.Calls;
using Visavis.Web.Calls.Presence;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Media;
using Visavis.Web.Moderation;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;

namespace Visavis.Web.Foundation.Data;

/// <summary>The truth. One derived context per provider, because each keeps its own migrations.</summary>
public abstract class VisavisDbContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Professional> Professionals => Set<Professional>();

    public DbSet<ServiceOffer> ServiceOffers => Set<ServiceOffer>();

    public DbSet<JobSearch> JobSearches => Set<JobSearch>();

    public DbSet<WorkingHours> WorkingHours => Set<WorkingHours>();

    public DbSet<Photo> Photos => Set<Photo>();

    public DbSet<PhotoFile> PhotoFiles => Set<PhotoFile>();

    public DbSet<ProfileDocument> ProfileDocuments => Set<ProfileDocument>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationService> OrganisationServices => Set<OrganisationService>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<AccountSession> Sessions => Set<AccountSession>();

    public DbSet<QueuedMail> Mails => Set<QueuedMail>();

    public DbSet<DataExport> DataExports => Set<DataExport>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<CallRecord> Calls => Set<CallRecord>();

    public DbSet<LiveCallParticipant> LiveCallParticipants => Set<LiveCallParticipant>();

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
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("AccountPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasIndex(p => p.UserId);
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
