using NodaTime;

namespace Visavis.Web.Availability;

/// <summary>Working time that is not offered because a calendar could not be read.</summary>
/// <param name="LastReadAt">When the calendar was last read; null when never.</param>
public sealed record UnknownPart(Interval When, UnknownReason Reason, Instant? LastReadAt);
