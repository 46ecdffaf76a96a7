namespace Visavis.Web.Bookings;

/// <summary>What there is to tell about a booking.</summary>
public enum BookingNews
{
    /// <summary>A booking, a request, or what a guest has to confirm, by its state.</summary>
    Made,

    /// <summary>The professional, or who plans for them, wrote it down for the client.</summary>
    Entered,
    Accepted,
    Declined,

    /// <summary>The time of a request went to somebody else.</summary>
    TimeGone,
    Cancelled,

    /// <summary>The client waited and the professional did not come.</summary>
    Missed,
    Withdrawn,
    Expired,
    TimeProposed,
    Moved,
    MoveRefused,
    WaiverAsked,
    FeeWaived,
    FeeKept,
    EarlierFree,
}
