using NodaTime;

namespace Visavis.Web.Bookings.Calendar;

/// <summary>One appointment for a calendar program.</summary>
/// <param name="Uid">The same for the whole life of the appointment.</param>
/// <param name="Sequence">Higher than in everything sent before.</param>
/// <param name="Zone">In which the times are written.</param>
/// <param name="Stamp">When it was written.</param>
/// <param name="Organizer">Address the mails come from.</param>
public sealed record IcsEvent(
    string Uid,
    int Sequence,
    bool IsCancelled,
    Instant Start,
    Instant End,
    DateTimeZone Zone,
    string Summary,
    string Description,
    string? Location,
    string? Url,
    Instant Stamp,
    string Organizer
)
{
    /// <summary>Address of the reader; null in a file to download.</summary>
    public string? Attendee { get; init; }

    /// <summary>Not agreed yet.</summary>
    public bool IsTentative { get; init; }

    public string Method =>
        IsCancelled ? "CANCEL"
        : Attendee is null ? "PUBLISH"
        : "REQUEST";
}
