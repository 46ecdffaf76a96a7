using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <summary>
/// An appointment asked for or agreed, with everything that was agreed frozen: later changes of the service alter none. Its time is guarded
/// by the row of <see cref="BookedTime"/> with the same id as owner.
/// </summary>
public sealed class Booking
{
    public const int LongestName = 80;
    public const int LongestAnswer = 1000;
    public const int LongestReason = 500;
    public const int LongestPlace = 300;

    public Guid Id { get; set; }

    /// <summary>Short public number, e.g. <c>7K3MQ2XR</c>; unique.</summary>
    public required string Code { get; set; }

    public Guid ProfessionalId { get; set; }

    /// <summary>Null for a guest, who has no account.</summary>
    public Guid? ClientId { get; set; }

    /// <summary>As known when it was booked.</summary>
    public required string ClientName { get; set; }

    /// <summary>Where mails of a guest go; of an account, its own address decides.</summary>
    public string? ClientEmail { get; set; }

    /// <summary>Where the client can be rung, when the service asks.</summary>
    public string? ClientPhone { get; set; }

    /// <summary>The client's file of an organisation, when the appointment was written down from it: what its planners may act on.</summary>
    public Guid? ClientFileId { get; set; }

    public required string ClientLanguage { get; set; }

    /// <summary>IANA name of the zone in which the client booked.</summary>
    public required string ClientZone { get; set; }

    /// <summary>IANA name of the professional's zone at that time: the series and the other clock are told in it.</summary>
    public required string ProfessionalZone { get; set; }

    /// <summary>Whom it is for when not the client.</summary>
    public string? ForName { get; set; }

    /// <summary>The event type; null once the professional removed it.</summary>
    public Guid? ServiceOfferId { get; set; }

    public required string ServiceName { get; set; }

    public MeetingWay Way { get; set; }

    public int DurationMinutes { get; set; }

    /// <summary>
    /// Minutes that count once hours were entered: as approved, else as entered. Null: as booked. Written with the hours and never apart from them, so
    /// that a history is summed without reading those.
    /// </summary>
    public int? CountedMinutes { get; set; }

    /// <summary>Of the whole appointment in euro cents; 0 is free, null is to be quoted.</summary>
    public int? PriceCents { get; set; }

    /// <summary>The price was reckoned by the hour: other approved hours cost otherwise.</summary>
    public bool IsHourly { get; set; }

    public int BufferBeforeMinutes { get; set; }

    public int BufferAfterMinutes { get; set; }

    public bool BlocksWhileRequested { get; set; }

    public int FreeCancelHours { get; set; }

    public int LateFeePercent { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public BookingState State { get; set; }

    /// <summary>Where they meet: of the client or of the professional, by <see cref="Way"/>.</summary>
    public string? Place { get; set; }

    /// <summary>Floor, code: for the other party of an accepted booking alone.</summary>
    public string? PlaceAccess { get; set; }

    /// <summary>Of the place where the professional receives, in E.164.</summary>
    public string? PlaceTelephone { get; set; }

    public IList<string> Questions { get; set; } = [];

    /// <summary>One to each question.</summary>
    public IList<string> Answers { get; set; } = [];

    public string ToBring { get; set; } = "";

    /// <summary>For whom the service is, as it said.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Postal address of a guest, for the invoice of what is priced; who has an account keeps theirs there.</summary>
    public string? ClientAddress { get; set; }

    /// <summary>The call from which it came: proposed in it, or asked for from its page within a day.</summary>
    public string? CallId { get; set; }

    /// <summary>Appointments of one series share it.</summary>
    public Guid? SeriesId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Until then a request can be answered, an address confirmed.</summary>
    public DateTimeOffset? AnswerBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was declined or cancelled, in the words of who did.</summary>
    public string? Reason { get; set; }

    public BookingSide? CancelledBy { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    public int? LateFeeCents { get; set; }

    public LateFeeState LateFee { get; set; }

    /// <summary>Another time that one side proposes; until it is accepted the old one stands.</summary>
    public DateTimeOffset? ProposedStart { get; set; }

    public BookingSide? ProposedBy { get; set; }

    public DateTimeOffset? ProposalEndsAt { get; set; }

    /// <summary>The client asked expressly to begin within the 14 days of withdrawal.</summary>
    public DateTimeOffset? EarlyStartAskedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public Attendance ClientAttendance { get; set; }

    public Attendance ProfessionalAttendance { get; set; }

    /// <summary>Of the calendar entry: rises with every change the calendars of both must take over.</summary>
    public int Sequence { get; set; }

    /// <summary>In every personal link; another number makes the old links lead nowhere.</summary>
    public int LinkVersion { get; set; }

    /// <summary>Rises with every change, so that of two at once one is told.</summary>
    public int Version { get; set; }

    public bool IsOpen => State is BookingState.Requested or BookingState.Accepted;
}
