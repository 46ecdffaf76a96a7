using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Bookings.Rooms;

/// <summary>Who talks for a guest in the room of their booking: a call is between accounts, and the personal link is the proof.</summary>
public sealed class RoomGuest
{
    public Guid BookingId { get; set; }

    public Guid AccountId { get; set; }

    /// <summary>Made for this room alone: the account is erased a day after the end.</summary>
    public bool IsTemporary { get; set; }

    public DateTimeOffset EnteredAt { get; set; }
}

internal sealed class RoomGuestConfiguration : IEntityTypeConfiguration<RoomGuest>
{
    public void Configure(EntityTypeBuilder<RoomGuest> builder)
    {
        builder.ToTable("RoomGuests");
        builder.HasKey(g => g.BookingId);
        builder.Property(g => g.BookingId).ValueGeneratedNever();
        builder.HasIndex(g => g.AccountId);
        builder.HasOne<Booking>().WithOne().HasForeignKey<RoomGuest>(g => g.BookingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
