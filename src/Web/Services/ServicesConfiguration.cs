using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Bookings;

namespace Visavis.Web.Services;

internal sealed class ServicesConfiguration : IEntityTypeConfiguration<ServiceHours>, IEntityTypeConfiguration<Appraisal>
{
    public void Configure(EntityTypeBuilder<ServiceHours> builder)
    {
        builder.ToTable("ServiceHours");
        builder.HasKey(h => h.BookingId);
        builder.Property(h => h.BookingId).ValueGeneratedNever();
        builder.Property(h => h.Note).HasMaxLength(ServiceHours.LongestNote);
        builder.Property(h => h.Justification).HasMaxLength(ServiceHours.LongestNote);
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.Ignore(h => h.Counted);
        builder.HasIndex(h => new { h.State, h.ApproveBy });
        builder.HasOne<Booking>().WithOne().HasForeignKey<ServiceHours>(h => h.BookingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Appraisal> builder)
    {
        builder.ToTable("Appraisals");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Words).HasMaxLength(Appraisal.LongestWords);
        builder.Property(a => a.Answer).HasMaxLength(Appraisal.LongestWords);
        builder.Property(a => a.Objection).HasMaxLength(Appraisal.LongestWords);
        builder.Property(a => a.Refusal).HasMaxLength(Appraisal.LongestWords);
        builder.HasIndex(a => a.FlaggedAt);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Ignore(a => a.IsSettled);
        builder.HasIndex(a => a.BookingId).IsUnique();
        builder.HasIndex(a => new { a.ProfessionalId, a.PublishedAt });
        builder.HasIndex(a => a.ClientId);
        builder.HasOne<Booking>().WithMany().HasForeignKey(a => a.BookingId).OnDelete(DeleteBehavior.Cascade);
    }
}
