using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Contacts;

/// <summary>
/// What an account keeps in private: who the person is on paper, where they live, where they can be telephoned. Asked for only when something
/// needs it; read by its owner and through <see cref="ContactAccess"/> only.
/// </summary>
public sealed class ContactDetails
{
    public const int LongestName = 60;

    public Guid AccountId { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    /// <summary>Street and number.</summary>
    public string? AddressLine { get; set; }

    /// <summary>Building, floor, "chez…".</summary>
    public string? AddressMore { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    /// <summary>Two letters of ISO 3166; null as long as there is no address.</summary>
    public string? Country { get; set; }

    /// <summary>In E.164: "+33612345678".</summary>
    public string? Telephone { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public string? FullName => FirstName is null || LastName is null ? null : $"{FirstName} {LastName}";

    /// <summary>Null unless it is complete enough for a letter.</summary>
    public StreetAddress? Address =>
        AddressLine is null || PostalCode is null || City is null
            ? null
            : new(AddressLine, AddressMore, PostalCode, City, Country ?? Countries.France);

    /// <summary>Of what is asked, what is not there yet.</summary>
    public ContactNeeds Missing(ContactNeeds needs) =>
        needs
        & (
            (FullName is null ? ContactNeeds.Name : ContactNeeds.None)
            | (Address is null ? ContactNeeds.Address : ContactNeeds.None)
            | (Telephone is null ? ContactNeeds.Telephone : ContactNeeds.None)
        );
}

internal sealed class ContactDetailsConfiguration : IEntityTypeConfiguration<ContactDetails>
{
    public void Configure(EntityTypeBuilder<ContactDetails> builder)
    {
        builder.ToTable("ContactDetails");
        builder.HasKey(c => c.AccountId);
        builder.Property(c => c.AccountId).ValueGeneratedNever();
        builder.Ignore(c => c.Address);
        builder.Property(c => c.FirstName).HasMaxLength(ContactDetails.LongestName);
        builder.Property(c => c.LastName).HasMaxLength(ContactDetails.LongestName);
        builder.Property(c => c.AddressLine).HasMaxLength(StreetAddress.LongestLine);
        builder.Property(c => c.AddressMore).HasMaxLength(StreetAddress.LongestLine);
        builder.Property(c => c.PostalCode).HasMaxLength(StreetAddress.LongestPostalCode);
        builder.Property(c => c.City).HasMaxLength(StreetAddress.LongestCity);
        builder.Property(c => c.Country).HasMaxLength(2);
        builder.Property(c => c.Telephone).HasMaxLength(PhoneNumber.Longest);
        builder.HasOne<Account>().WithOne().HasForeignKey<ContactDetails>(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
