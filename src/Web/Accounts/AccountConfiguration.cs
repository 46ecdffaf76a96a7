using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
        builder.HasIndex(a => a.IsDemo).HasFilter("\"IsDemo\"");
    }
}
