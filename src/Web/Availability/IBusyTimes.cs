using NodaTime;

namespace Visavis.Web.Availability;

/// <summary>Time of a professional that something else on the site has taken: appointments, holds, requests that block.</summary>
public interface IBusyTimes
{
    /// <summary>What is taken within the window, buffers included.</summary>
    /// <param name="eventTypeId">Whose starts are counted for the daily limit.</param>
    Task<BusyTimes> ReadAsync(Guid professionalId, Guid eventTypeId, Interval window, CancellationToken cancellationToken);
}

/// <summary>What an <see cref="IBusyTimes"/> knows.</summary>
/// <param name="Busy">In any order; they may overlap.</param>
/// <param name="CountedStarts">Starts of what counts for the daily limit of the event type, whole days at both ends of the window.</param>
public sealed record BusyTimes(IReadOnlyList<Interval> Busy, IReadOnlyList<Instant> CountedStarts);
