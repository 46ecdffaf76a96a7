using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Calls;
using Visavis.Web.Contacts;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings;

internal sealed class BookingConfiguration
    : IEntityTypeConfiguration<Booking>,
        IEntityTypeConfiguration<Hold>,
        IEntityTypeConfiguration<BookedTime>,
        IEntityTypeConfiguration<WaitingEntry>,
        IEntityTypeConfiguration<RoomVisit>
{
    private const int LongestZone = 64;

    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        builder.ToTable("Bookings");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Code).HasMaxLength(12);
        builder.HasIndex(b => b.Code).IsUnique();
        builder.Property(b => b.ClientName).HasMaxLength(Booking.LongestName);
        builder.Property(b => b.ClientEmail).HasMaxLength(256);
        builder.Property(b => b.ClientPhone).HasMaxLength(32);
        builder.Property(b => b.ClientLanguage).HasMaxLength(8);
        builder.Property(b => b.ClientZone).HasMaxLength(LongestZone);
        builder.Property(b => b.ProfessionalZone).HasMaxLength(LongestZone);
        builder.Property(b => b.ForName).HasMaxLength(Booking.LongestName);
        builder.Property(b => b.ServiceName).HasMaxLength(120);
        builder.Property(b => b.Place).HasMaxLength(Booking.LongestPlace);
        builder.Property(b => b.PlaceAccess).HasMaxLength(Booking.LongestPlace);
        builder.Property(b => b.PlaceTelephone).HasMaxLength(PhoneNumber.Longest);
        builder.Property(b => b.Reason).HasMaxLength(Booking.LongestReason);
        builder.Property(b => b.ToBring).HasMaxLength(500);
        builder.Property(b => b.Audience).HasMaxLength(500);
        builder.Property(b => b.ClientAddress).HasMaxLength(Booking.LongestPlace);
        builder.Property(b => b.CallId).HasMaxLength(CallsOfTwo.IdLength);
        builder.HasIndex(b => b.CallId);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.Ignore(b => b.IsOpen);
        builder.HasIndex(b => new
        {
            b.ProfessionalId,
            b.State,
            b.StartsAt,
        });
        builder.HasIndex(b => new
        {
            b.ClientId,
            b.State,
            b.StartsAt,
        });
        builder.HasIndex(b => new { b.State, b.AnswerBy });
        builder.HasIndex(b => new { b.State, b.EndsAt });
        builder.HasIndex(b => b.SeriesId);
        builder.HasIndex(b => b.ClientFileId);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(b => b.ClientFileId).OnDelete(DeleteBehavior.SetNull);
        // Accounts that leave are blanked, not deleted: what was agreed stays for the other side.
        builder.HasOne<Account>().WithMany().HasForeignKey(b => b.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(b => b.ClientId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.ToTable("Holds");
        builder.Property(h => h.CallId).HasMaxLength(CallsOfTwo.IdLength);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.HasIndex(h => h.ExpiresAt);
        builder.HasIndex(h => h.ClientId);
        builder.HasOne<Account>().WithMany().HasForeignKey(h => h.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(h => h.ClientId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BookedTime> builder)
    {
        builder.ToTable("BookedTimes");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.ProfessionalId, t.StartsAt });
        builder.HasIndex(t => t.OwnerId);
        builder.HasIndex(t => t.ExpiresAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WaitingEntry> builder)
    {
        builder.ToTable("WaitingList");
        builder.HasKey(w => w.BookingId);
        builder.Property(w => w.BookingId).ValueGeneratedNever();
        builder.HasIndex(w => w.ProfessionalId);
        builder.HasOne<Booking>().WithOne().HasForeignKey<WaitingEntry>(w => w.BookingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RoomVisit> builder)
    {
        builder.ToTable("RoomVisits");
        builder.HasKey(v => new { v.BookingId, v.Side });
        builder.HasOne<Booking>().WithMany().HasForeignKey(v => v.BookingId).OnDelete(DeleteBehavior.Cascade);
    }
}
