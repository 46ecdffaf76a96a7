using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Contacts;

/// <summary>Telephone and e-mail address that an organisation shows to everybody.</summary>
public sealed class PublicContact
{
    public const int LongestEmail = 254;

    /// <summary>Id of the organisation's profile.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>In E.164.</summary>
    public string? Telephone { get; set; }

    public string? Email { get; set; }
}

internal sealed class PublicContactConfiguration : IEntityTypeConfiguration<PublicContact>
{
    public void Configure(EntityTypeBuilder<PublicContact> builder)
    {
        builder.ToTable("PublicContacts");
        builder.HasKey(c => c.OwnerId);
        builder.Property(c => c.OwnerId).ValueGeneratedNever();
        builder.Property(c => c.Telephone).HasMaxLength(PhoneNumber.Longest);
        builder.Property(c => c.Email).HasMaxLength(PublicContact.LongestEmail);
        builder.HasOne<Account>().WithOne().HasForeignKey<PublicContact>(c => c.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
