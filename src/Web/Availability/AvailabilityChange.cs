namespace Visavis.Web.Availability;

/// <summary>The next free slot of somebody is to be found anew: at once after a change, or when time will have changed it.</summary>
public sealed class AvailabilityChange
{
    public long Id { get; set; }

    public Guid ProfessionalId { get; set; }

    public DateTimeOffset DueAt { get; set; }
}
