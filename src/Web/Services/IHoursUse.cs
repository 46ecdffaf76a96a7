using Visavis.Web.Bookings;

namespace Visavis.Web.Services;

/// <summary>What was made of approved hours.</summary>
/// <param name="IsFinal">It cannot be taken back, so that the hours change no more.</param>
/// <param name="Number">Of the paper that stands on them; empty when there is none.</param>
public sealed record HoursUse(bool IsFinal, string Number);

/// <summary>A payment or a paper that stands on approved hours; whoever keeps it answers.</summary>
public interface IHoursUse
{
    /// <summary>Null when nothing does.</summary>
    Task<HoursUse?> OfAsync(Guid bookingId, CancellationToken cancellationToken);

    /// <summary>Hours that were contested or reopened are approved by hand. The caller saves.</summary>
    Task DecidedAsync(Booking booking, CancellationToken cancellationToken);
}
