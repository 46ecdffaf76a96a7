using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Professionals;

namespace Visavis.Web.Availability;

internal sealed class AvailabilityTables
    : IEntityTypeConfiguration<AvailabilitySettings>,
        IEntityTypeConfiguration<DateOverrideRow>,
        IEntityTypeConfiguration<LinkedCalendar>,
        IEntityTypeConfiguration<AvailabilityChange>
{
    public void Configure(EntityTypeBuilder<AvailabilitySettings> builder)
    {
        builder.ToTable("AvailabilitySettings");
        builder.HasKey(s => s.ProfessionalId);
        builder.Property(s => s.ProfessionalId).ValueGeneratedNever();
        builder.Property(s => s.HolidayPlace).HasConversion<string>().HasMaxLength(24);
        builder
            .HasOne<Professional>()
            .WithOne()
            .HasForeignKey<AvailabilitySettings>(s => s.ProfessionalId)
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DateOverrideRow> builder)
    {
        builder.ToTable("DateOverrides");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Hours).HasMaxLength(DateOverrideRow.LongestHours);
        builder
            .HasIndex(o => new
            {
                o.ProfessionalId,
                o.First,
                o.Last,
            })
            .IsUnique();
        builder.HasOne<Professional>().WithMany().HasForeignKey(o => o.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<LinkedCalendar> builder)
    {
        builder.ToTable("LinkedCalendars");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.CalendarId).HasMaxLength(LinkedCalendar.LongestCalendarId);
        builder.Property(c => c.Trouble).HasConversion<string>().HasMaxLength(24);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.ProfessionalId, c.CalendarId }).IsUnique();
        builder.HasIndex(c => c.NextReadAt);
        builder.HasOne<Professional>().WithMany().HasForeignKey(c => c.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AvailabilityChange> builder)
    {
        builder.ToTable("AvailabilityChanges");
        builder.HasIndex(c => c.DueAt);
        builder.HasIndex(c => c.ProfessionalId);
        builder.HasOne<Professional>().WithMany().HasForeignKey(c => c.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }
}
