namespace Visavis.Web.Bookings;

/// <summary>Where a booking stands. Requested and Accepted are open, all others final.</summary>
public enum BookingState
{
    /// <summary>A guest has not yet confirmed the e-mail address; the time is kept for a short while.</summary>
    Unconfirmed = 0,

    /// <summary>Waits for the professional's answer.</summary>
    Requested = 1,

    Accepted = 2,
    Declined = 3,
    Cancelled = 4,

    /// <summary>Nobody answered in time, or the guest did not confirm.</summary>
    Expired = 5,

    /// <summary>Accepted, and its end is past.</summary>
    Completed = 6,
}

/// <summary>Who did something to a booking.</summary>
public enum BookingSide
{
    Client = 0,
    Professional = 1,

    /// <summary>The clock, or a rule.</summary>
    System = 2,
}

/// <summary>What became of a late fee.</summary>
public enum LateFeeState
{
    None = 0,
    Due = 1,

    /// <summary>The client gave a motive, which the professional has not decided yet.</summary>
    WaiverAsked = 2,
    Waived = 3,
}

/// <summary>Whether somebody came, by the attendance alone.</summary>
public enum Attendance
{
    Unknown = 0,
    Present = 1,
    Late = 2,
    Absent = 3,
}
