using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings.Funds;

/// <summary>Something a client can pay an appointment with that is reserved as it is booked, e.g. the vouchers of one wallet.</summary>
/// <param name="Needed">Units that the appointments take.</param>
/// <param name="Available">Units that are free and still good on the day of the first.</param>
public sealed record BookingFund(Guid Id, string Name, int Needed, int Available)
{
    public int Left => Available - Needed;

    public bool IsEnough => Left >= 0;
}

/// <summary>What another module can reserve with a booking. Each that has such a thing registers its own.</summary>
public interface IBookingFunds
{
    Task<IReadOnlyList<BookingFund>> OfferedAsync(
        ServedClient client,
        DateTimeOffset startsAt,
        int minutes,
        int times,
        CancellationToken cancellationToken
    );

    /// <summary>Reserves for a booking that is being written, in the caller's transaction; false when there is not enough, or it is not the client's.</summary>
    /// <param name="fundId">One that was offered.</param>
    /// <param name="booking">Already saved.</param>
    /// <param name="helperId">Who writes it down for the client; null when the client books.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<bool> ReserveAsync(Guid fundId, Booking booking, Guid? helperId, CancellationToken cancellationToken);

    /// <summary>
    /// What was reserved for a booking goes with it to the one that takes its place, in the caller's transaction; false when somebody else wrote at
    /// the same moment, and everything has to begin again.
    /// </summary>
    /// <param name="from">Still open.</param>
    /// <param name="to">Already saved, at the same time for the same client.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<bool> FollowAsync(Booking from, Booking to, CancellationToken cancellationToken);
}
