using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Contacts;

/// <summary>Where a professional or an organisation receives: a practice, a counter, a site. Public.</summary>
public sealed class Place
{
    public const int LongestName = 80;
    public const int LongestAccess = 300;

    /// <summary>As many as one owner can have.</summary>
    public const int Most = 50;

    public Guid Id { get; set; }

    /// <summary>Id of the profile, which an organisation shares.</summary>
    public Guid OwnerId { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }

    public string AddressLine { get; set; } = "";

    public string? PostalCode { get; set; }

    /// <summary>INSEE code.</summary>
    public required string CommuneCode { get; set; }

    public required string City { get; set; }

    /// <summary>How one gets in: door, floor, lift, bus stop.</summary>
    public string? Access { get; set; }

    /// <summary>In E.164.</summary>
    public string? Telephone { get; set; }

    /// <summary>In one line: street, code and town.</summary>
    public string Address => string.Join(", ", new[] { AddressLine, $"{PostalCode} {City}".Trim() }.Where(part => part.Length > 0));

    internal ReceivingPlace ForServices => new(Id, Name, Address, Access, Telephone);
}

internal static class PlaceQueries
{
    /// <summary>As services and hours name them, in the order of their owners.</summary>
    public static async Task<IReadOnlyList<ReceivingPlace>> ForServicesAsync(
        this IQueryable<Place> places,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await places.AsNoTracking().OrderBy(p => p.OwnerId).ThenBy(p => p.Position).ToListAsync(cancellationToken)).Select(p =>
                p.ForServices
            ),
        ];
}

internal sealed class PlaceConfiguration : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.ToTable("Places");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(Place.LongestName);
        builder.Property(p => p.AddressLine).HasMaxLength(StreetAddress.LongestLine);
        builder.Property(p => p.PostalCode).HasMaxLength(StreetAddress.LongestPostalCode);
        builder.Property(p => p.CommuneCode).HasMaxLength(5);
        builder.Property(p => p.City).HasMaxLength(StreetAddress.LongestCity);
        builder.Property(p => p.Access).HasMaxLength(Place.LongestAccess);
        builder.Property(p => p.Telephone).HasMaxLength(PhoneNumber.Longest);
        builder.HasIndex(p => p.OwnerId);
        builder.Ignore(p => p.Address).Ignore(p => p.ForServices);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<ServiceOffer>().WithOne().HasForeignKey(o => o.PlaceId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany<WorkingHours>().WithOne().HasForeignKey(h => h.PlaceId).OnDelete(DeleteBehavior.SetNull);
    }
}
