using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Professionals;

namespace Visavis.Web.Absences;

/// <summary>Days on which a professional is away. Their slots of these days are gone at once; what was booked is covered one by one.</summary>
public sealed class Absence
{
    public const int LongestDays = 92;

    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    public DateOnly First { get; set; }

    /// <summary>Included.</summary>
    public DateOnly Last { get; set; }

    /// <summary>The person, or a planner of their organisation.</summary>
    public Guid DeclaredById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The day off in the calendar that goes with it.</summary>
    public Guid OverrideId { get; set; }
}

public enum CoverState
{
    Proposed,

    /// <summary>The client sees the substitute this once; everything later stays with the regular person.</summary>
    Agreed,

    /// <summary>The client prefers another time with the regular person.</summary>
    Postponed,
}

/// <summary>Who would take over one booking; at most one proposal for each.</summary>
public sealed class AbsenceCover
{
    /// <summary>The booking that is touched.</summary>
    public Guid BookingId { get; set; }

    public Guid AbsenceId { get; set; }

    public Guid SubstituteId { get; set; }

    /// <summary>Id of the booking that the substitute gets.</summary>
    public Guid NewBookingId { get; set; }

    public CoverState State { get; set; }

    public DateTimeOffset ProposedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The client agreed that the substitute reads what they had written about their needs.</summary>
    public bool SharesNotes { get; set; }
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>, IEntityTypeConfiguration<AbsenceCover>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("Absences");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.ProfessionalId, a.Last });
        builder.HasOne<Professional>().WithMany().HasForeignKey(a => a.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AbsenceCover> builder)
    {
        builder.ToTable("AbsenceCovers");
        builder.HasKey(c => c.BookingId);
        builder.Property(c => c.BookingId).ValueGeneratedNever();
        builder.HasOne<Absence>().WithMany().HasForeignKey(c => c.AbsenceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Booking>().WithMany().HasForeignKey(c => c.BookingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.SubstituteId).OnDelete(DeleteBehavior.Cascade);
    }
}
