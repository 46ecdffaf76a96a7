using Visavis.Web.Availability.Holidays;

namespace Visavis.Web.Availability;

/// <summary>What somebody decided about their calendar; who decided nothing has no row and keeps the holidays of their commune.</summary>
public sealed class AvailabilitySettings
{
    public Guid ProfessionalId { get; set; }

    /// <summary>Whether public holidays are off.</summary>
    public bool KeepsHolidays { get; set; } = true;

    /// <summary>Whose holidays; null is those of the commune.</summary>
    public HolidayPlace? HolidayPlace { get; set; }

    /// <summary>Good Friday, where the commune or the employer decides it.</summary>
    public bool KeepsGoodFriday { get; set; }
}
