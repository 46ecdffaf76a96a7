using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings.Funds;

/// <summary>All that other modules offer to pay an appointment with.</summary>
public sealed class BookingFunds(IEnumerable<IBookingFunds> all)
{
    public async Task<IReadOnlyList<BookingFund>> OfferedAsync(
        ServedClient client,
        DateTimeOffset startsAt,
        int minutes,
        int times,
        CancellationToken cancellationToken
    )
    {
        var found = new List<BookingFund>();
        foreach (var one in all)
        {
            found.AddRange(await one.OfferedAsync(client, startsAt, minutes, times, cancellationToken));
        }

        return found;
    }

    /// <summary>In the transaction that writes the booking; true when nothing is to be reserved.</summary>
    public async Task<bool> ReserveAsync(Booking booking, Guid? fund, CancellationToken cancellationToken, Guid? helperId = null)
    {
        if (fund is not { } id)
        {
            return true;
        }

        foreach (var one in all)
        {
            if (await one.ReserveAsync(id, booking, helperId, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In the transaction that writes the booking which takes the place of another; false when all of it has to begin again.</summary>
    public async Task<bool> FollowAsync(Booking from, Booking to, CancellationToken cancellationToken)
    {
        foreach (var one in all)
        {
            if (!await one.FollowAsync(from, to, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }
}
