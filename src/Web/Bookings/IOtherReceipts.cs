namespace Visavis.Web.Bookings;

/// <summary>What became of what is told otherwise than by mail; whoever keeps letters and calls answers, in words of the current language.</summary>
public interface IOtherReceipts
{
    /// <summary>Oldest first, and last how the client is reminded.</summary>
    Task<IReadOnlyList<string>> OfAsync(Booking booking, string timeZone, CancellationToken cancellationToken);
}
