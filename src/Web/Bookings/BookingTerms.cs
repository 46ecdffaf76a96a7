using NodaTime;
using Visavis.Scheduling;

namespace Visavis.Web.Bookings;

/// <summary>The terms that a booking froze, asked about at a moment: pages, mails, telephone and services read them here alone.</summary>
public static class BookingTerms
{
    public static CancellationTerms Terms(this Booking booking) => new(booking.FreeCancelHours, booking.LateFeePercent);

    /// <summary>What cancelling an accepted appointment then costs its client; only what is agreed can cost.</summary>
    public static int FeeAt(this Booking booking, DateTimeOffset now) =>
        booking.State == BookingState.Accepted
            ? booking.Terms().FeeCents(booking.PriceCents, Instant.FromDateTimeOffset(booking.StartsAt), Instant.FromDateTimeOffset(now))
            : 0;

    /// <summary>After the deadline, whoever cancels.</summary>
    public static bool IsLate(this Booking booking, DateTimeOffset now) =>
        booking.Terms().IsLate(Instant.FromDateTimeOffset(booking.StartsAt), Instant.FromDateTimeOffset(now));

    /// <summary>The client has no appointment although they wanted one: other times are theirs to choose from.</summary>
    public static bool IsLetDown(this Booking booking) =>
        booking
            is { State: BookingState.Declined or BookingState.Expired }
                or { State: BookingState.Cancelled, CancelledBy: BookingSide.Professional }
                or { State: BookingState.Completed, ProfessionalAttendance: Attendance.Absent };
}
