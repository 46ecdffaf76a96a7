using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.DisplayName).HasMaxLength(80);
        builder.Property(a => a.CommuneCode).HasMaxLength(5);
        builder.Property(a => a.AddressLine).HasMaxLength(160);
        builder.Property(a => a.PostalCode).HasMaxLength(5);
        builder.Property(a => a.Language).HasMaxLength(2).HasDefaultValue(Foundation.Localization.Cultures.Default);
        builder.Property(a => a.TimeZone).HasMaxLength(64).HasDefaultValue("Europe/Paris");
        builder.HasMany<QueuedMail>().WithOne().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => a.IsDemo).HasFilter("\"IsDemo\"");
    }
}
