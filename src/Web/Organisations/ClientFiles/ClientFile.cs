using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>How a client wants to be told of everything.</summary>
public enum ClientChannel
{
    Email,

    /// <summary>Services by call; orders and balances by letter.</summary>
    Telephone,

    Letter,
}

/// <summary>
/// A client of an organisation as it knows them: mostly people without account or e-mail address. An account made later takes the file over
/// with proof; two files of one person can be joined, and each reference goes on leading to the one that stays.
/// </summary>
public sealed class ClientFile
{
    public const int LongestEmail = 254;
    public const int LongestNote = 1000;
    public const int MostContacts = 2;

    public Guid Id { get; set; }

    public Guid OrganisationId { get; set; }

    /// <summary>Permanent, on every letter and transfer: "C-7K3M9Q2T".</summary>
    public required string Reference { get; set; }

    public string? FirstName { get; set; }

    /// <summary>Family name, or the name of a centre or company.</summary>
    public required string LastName { get; set; }

    public string? AddressLine { get; set; }

    public string? AddressMore { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    /// <summary>In E.164.</summary>
    public string? Telephone { get; set; }

    /// <summary>The address known to the organisation: an account confirmed with it is attached by itself.</summary>
    public string? Email { get; set; }

    public ClientChannel Channel { get; set; }

    /// <summary>In which the client is written to and spoken to while they have no account.</summary>
    public string Language { get; set; } = Cultures.Default;

    /// <summary>What whoever serves this client must know; for those who may read the file.</summary>
    public string? Note { get; set; }

    /// <summary>The account that took the file over.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>An account that asks for the file without the code; a contact decides.</summary>
    public Guid? AskedById { get; set; }

    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>Of the code in the last letter; null when none is valid.</summary>
    public string? CodeHash { get; set; }

    public DateTimeOffset? CodeExpiresAt { get; set; }

    /// <summary>Guesses are counted before they are checked.</summary>
    public int CodeAttempts { get; set; }

    /// <summary>The file this one was joined to.</summary>
    public Guid? JoinedToId { get; set; }

    public IList<ClientContact> Contacts { get; } = new List<ClientContact>();

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public string Name => FirstName is null ? LastName : $"{FirstName} {LastName}";

    public StreetAddress? Address =>
        AddressLine is null || PostalCode is null || City is null
            ? null
            : new(AddressLine, AddressMore, PostalCode, City, Country ?? Countries.France);
}

/// <summary>A named contact (planner) of a client.</summary>
public sealed class ClientContact
{
    public Guid FileId { get; set; }

    /// <summary>A member of the organisation.</summary>
    public Guid AccountId { get; set; }

    /// <summary>0 for the first, 1 for who stands in.</summary>
    public int Position { get; set; }
}

/// <summary>How a member of an organisation is reached at work: shown to the clients whose named contact they are.</summary>
public sealed class StaffContact
{
    public Guid OrganisationId { get; set; }

    public Guid AccountId { get; set; }

    /// <summary>In E.164.</summary>
    public string? Telephone { get; set; }

    public string? Email { get; set; }
}

internal sealed class ClientFileConfiguration
    : IEntityTypeConfiguration<ClientFile>,
        IEntityTypeConfiguration<ClientContact>,
        IEntityTypeConfiguration<StaffContact>
{
    public void Configure(EntityTypeBuilder<ClientFile> builder)
    {
        builder.ToTable("ClientFiles");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Ignore(f => f.Address);
        builder.Property(f => f.Reference).HasMaxLength(12);
        builder.HasIndex(f => f.Reference).IsUnique();
        builder.Property(f => f.FirstName).HasMaxLength(ContactDetails.LongestName);
        builder.Property(f => f.LastName).HasMaxLength(StreetAddress.LongestLine);
        builder.Property(f => f.AddressLine).HasMaxLength(StreetAddress.LongestLine);
        builder.Property(f => f.AddressMore).HasMaxLength(StreetAddress.LongestLine);
        builder.Property(f => f.PostalCode).HasMaxLength(StreetAddress.LongestPostalCode);
        builder.Property(f => f.City).HasMaxLength(StreetAddress.LongestCity);
        builder.Property(f => f.Country).HasMaxLength(2);
        builder.Property(f => f.Telephone).HasMaxLength(PhoneNumber.Longest);
        builder.Property(f => f.Email).HasMaxLength(ClientFile.LongestEmail);
        builder.Property(f => f.Language).HasMaxLength(2);
        builder.Property(f => f.Note).HasMaxLength(ClientFile.LongestNote);
        builder.Property(f => f.CodeHash).HasMaxLength(64);
        builder.HasIndex(f => new { f.OrganisationId, f.LastName });
        builder.HasIndex(f => f.Email);
        builder.HasIndex(f => f.AccountId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(f => f.JoinedToId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(f => f.Contacts).WithOne().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ClientContact> builder)
    {
        builder.ToTable("ClientContacts");
        builder.HasKey(c => new { c.FileId, c.AccountId });
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<StaffContact> builder)
    {
        builder.ToTable("StaffContacts");
        builder.HasKey(c => new { c.OrganisationId, c.AccountId });
        builder.Property(c => c.Telephone).HasMaxLength(PhoneNumber.Longest);
        builder.Property(c => c.Email).HasMaxLength(ClientFile.LongestEmail);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
