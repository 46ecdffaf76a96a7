namespace Visavis.Web.Availability;

/// <summary>What can be booked with a professional, and by which rules.</summary>
public interface IEventTypes
{
    /// <summary>In the order of the profile; none where nothing can be booked.</summary>
    Task<IReadOnlyList<BookableEvent>> ListAsync(Guid professionalId, CancellationToken cancellationToken);
}
