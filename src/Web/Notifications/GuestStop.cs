using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Notifications;

/// <summary>Somebody without an account who wants no more mails of one kind; the address itself is not kept for it.</summary>
public sealed class GuestStop
{
    public required string AddressHash { get; set; }

    public required string Kind { get; set; }

    public DateTimeOffset StoppedAt { get; set; }

    public static string HashOf(string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToUpperInvariant())));
}

internal sealed class GuestStopConfiguration : IEntityTypeConfiguration<GuestStop>
{
    private const int HashLength = 64;
    private const int KindLength = 40;

    public void Configure(EntityTypeBuilder<GuestStop> builder)
    {
        builder.ToTable("GuestStops");
        builder.HasKey(s => new { s.AddressHash, s.Kind });
        builder.Property(s => s.AddressHash).HasMaxLength(HashLength);
        builder.Property(s => s.Kind).HasMaxLength(KindLength);
    }
}
