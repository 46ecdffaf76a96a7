namespace Visavis.Web.Availability;

/// <summary>A row that takes somebody's time: when one is added, changed or removed, the next free slot is found anew.</summary>
public interface IOccupiesTime
{
    Guid ProfessionalId { get; }

    /// <summary>When it takes the time no more, by itself; null when that does not happen.</summary>
    DateTimeOffset? ExpiresAt { get; }
}
