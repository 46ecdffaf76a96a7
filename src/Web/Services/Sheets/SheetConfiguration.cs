using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Bookings;

namespace Visavis.Web.Services.Sheets;

internal sealed class SheetConfiguration
    : IEntityTypeConfiguration<SheetSignature>,
        IEntityTypeConfiguration<SheetCode>,
        IEntityTypeConfiguration<SiteVisit>
{
    private const int LongestSeal = 300;

    public void Configure(EntityTypeBuilder<SheetSignature> builder)
    {
        builder.ToTable("SheetSignatures");
        builder.HasKey(s => new { s.BookingId, s.Side });
        builder.Property(s => s.Strokes).HasMaxLength(SheetStrokes.Longest);
        builder.Property(s => s.Name).HasMaxLength(Booking.LongestName);
        builder.HasOne<Booking>().WithMany().HasForeignKey(s => s.BookingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SheetCode> builder)
    {
        builder.ToTable("SheetCodes");
        builder.HasKey(c => c.BookingId);
        builder.Property(c => c.BookingId).ValueGeneratedNever();
        builder.Property(c => c.SealedCode).HasMaxLength(LongestSeal);
        builder.HasIndex(c => c.ExpiresAt);
        builder.HasOne<Booking>().WithOne().HasForeignKey<SheetCode>(c => c.BookingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SiteVisit> builder)
    {
        builder.ToTable("SiteVisits");
        builder.HasKey(v => v.BookingId);
        builder.Property(v => v.BookingId).ValueGeneratedNever();
        builder.Property(v => v.ArrivalCode).HasMaxLength(SiteVisit.CodeLength);
        builder.Property(v => v.DepartureCode).HasMaxLength(SiteVisit.CodeLength);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasOne<Booking>().WithOne().HasForeignKey<SiteVisit>(v => v.BookingId).OnDelete(DeleteBehavior.Cascade);
    }
}
