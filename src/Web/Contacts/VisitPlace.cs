using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Contacts;

/// <summary>
/// Where a visit takes place, frozen with what it belongs to: the client's own address or another. Its owner (a booking, a client's request)
/// embeds it with <see cref="Map"/>; the professional reads it after acceptance only.
/// </summary>
public sealed class VisitPlace
{
    public const int LongestAccess = 300;

    /// <summary>Whether it is where the client lives, as they gave it.</summary>
    public bool IsClients { get; set; }

    public required string Line { get; set; }

    public string? More { get; set; }

    public required string PostalCode { get; set; }

    public required string City { get; set; }

    public required string Country { get; set; }

    /// <summary>Floor, code, where to ring.</summary>
    public string? Access { get; set; }

    public StreetAddress Address => new(Line, More, PostalCode, City, Country);

    public static VisitPlace At(StreetAddress address, bool isClients, string? access) =>
        new()
        {
            IsClients = isClients,
            Line = address.Line,
            More = address.More,
            PostalCode = address.PostalCode,
            City = address.City,
            Country = address.Country,
            Access = access,
        };

    /// <summary>For <c>builder.OwnsOne(b =&gt; b.VisitPlace, VisitPlace.Map)</c>.</summary>
    public static void Map<TOwner>(OwnedNavigationBuilder<TOwner, VisitPlace> place)
        where TOwner : class
    {
        place.Property(p => p.Line).HasMaxLength(StreetAddress.LongestLine);
        place.Property(p => p.More).HasMaxLength(StreetAddress.LongestLine);
        place.Property(p => p.PostalCode).HasMaxLength(StreetAddress.LongestPostalCode);
        place.Property(p => p.City).HasMaxLength(StreetAddress.LongestCity);
        place.Property(p => p.Country).HasMaxLength(2);
        place.Property(p => p.Access).HasMaxLength(LongestAccess);
        place.Ignore(p => p.Address);
    }
}
