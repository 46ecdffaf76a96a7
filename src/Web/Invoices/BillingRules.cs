using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Services;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Invoices;

/// <summary>What an invoice line pays for. Services and indemnities stand on papers of their own: European rules allow no other tax group beside the latter.</summary>
public enum BillableKind
{
    Service = 0,
    LateFee = 1,
}

/// <summary>Why something cannot be invoiced yet.</summary>
public enum BillingWait
{
    None = 0,

    /// <summary>Within 24 hours after the end nothing is settled.</summary>
    Settling = 1,

    /// <summary>The client has not approved the hours, or somebody contests them.</summary>
    Hours = 2,

    /// <summary>Vouchers are held or contested.</summary>
    Vouchers = 3,

    /// <summary>The client may still give a motive for the late cancellation, or gave one.</summary>
    LateFee = 4,
}

/// <summary>A service, a late fee or a live call that stands on no invoice yet.</summary>
/// <param name="Booking">Null for a live call.</param>
public sealed record Billable(Booking? Booking, BilledCall? Call, BillableKind Kind, Money Gross, int? Minutes, BillingWait Wait)
{
    /// <summary>Number of the sheet, or of the call.</summary>
    public string Code => Booking?.Code ?? Call!.Code;

    public DateTimeOffset At => Booking?.StartsAt ?? Call!.At;

    public Guid? ClientId => Booking is null ? Call!.CallerId : Booking.ClientId;

    public string ClientName => Booking?.ClientName ?? Call!.CallerName;
}

/// <summary>What may be invoiced, when, and for how much.</summary>
public static class BillingRules
{
    /// <summary>Null when there is nothing to pay.</summary>
    public static Billable? Read(Booking booking, ServiceHours? hours, VoucherClaim? claim, DateTimeOffset now) =>
        booking.State switch
        {
            // Who did not come is owed nothing, whoever was silent about the hours.
            BookingState.Completed when booking.ProfessionalAttendance == Attendance.Absent => null,
            BookingState.Completed when booking.PriceCents is > 0 => Service(booking, hours, claim, now),
            BookingState.Cancelled when booking is { LateFeeCents: > 0, LateFee: LateFeeState.Due or LateFeeState.WaiverAsked } =>
                new Billable(
                    booking,
                    Call: null,
                    BillableKind.LateFee,
                    new Money(booking.LateFeeCents.Value),
                    Minutes: null,
                    booking.LateFee == LateFeeState.WaiverAsked || now < booking.CancelledAt + BookingActs.WaiverTime
                        ? BillingWait.LateFee
                        : BillingWait.None
                ),
            _ => null,
        };

    /// <summary>Those of which <see cref="Read(Booking, ServiceHours?, VoucherClaim?, DateTimeOffset)"/> says that nothing is waited for, as the database reckons it.</summary>
    public static IQueryable<Booking> Ready(VisavisDbContext db, IQueryable<Booking> bookings, DateTimeOffset now)
    {
        var settled = now - AppraisalDesk.Settling;
        var decided = now - BookingActs.WaiverTime;
        VoucherClaimState[] waiting = [VoucherClaimState.Reserved, VoucherClaimState.Held, VoucherClaimState.Contested];
        return from booking in bookings
            join hours in db.Set<ServiceHours>() on booking.Id equals hours.BookingId into hoursOf
            from hours in hoursOf.DefaultIfEmpty()
            let minutes = hours == null ? booking.DurationMinutes : hours.ApprovedMinutes ?? booking.DurationMinutes
            where
                (
                    booking.State == BookingState.Completed
                    && booking.ProfessionalAttendance != Attendance.Absent
                    && booking.EndsAt <= settled
                    && (hours == null || (hours.State != HoursState.Entered && hours.State != HoursState.Contested))
                    && (hours == null || hours.State != HoursState.Modified || hours.ApproveBy <= now)
                    && !db.Set<VoucherClaim>().Any(claim => claim.BookingId == booking.Id && waiting.Contains(claim.State))
                    // Half a cent is one.
                    && booking.PriceCents > 0
                    && (
                        !booking.IsHourly
                        || booking.DurationMinutes == 0
                        || 2L * booking.PriceCents.Value * minutes >= booking.DurationMinutes
                    )
                )
                || (
                    booking.State == BookingState.Cancelled
                    && booking.LateFeeCents > 0
                    && booking.LateFee == LateFeeState.Due
                    && (booking.CancelledAt == null || booking.CancelledAt <= decided)
                )
            select booking;
    }

    /// <summary>Counted when the call ended; it waits for nobody but the day that everything waits.</summary>
    public static Billable Read(BilledCall call, int cents, DateTimeOffset now) =>
        new(
            Booking: null,
            call,
            BillableKind.Service,
            new Money(cents),
            Minutes: null,
            now < call.At + call.Connected + AppraisalDesk.Settling ? BillingWait.Settling : BillingWait.None
        );

    private static Billable Service(Booking booking, ServiceHours? hours, VoucherClaim? claim, DateTimeOffset now)
    {
        var minutes = hours?.ApprovedMinutes ?? booking.DurationMinutes;
        var price = new Money(booking.PriceCents!.Value);
        // A price by the hour was frozen for the booked time; a fixed one is owed whatever the time.
        var gross = booking.IsHourly ? Of(price, minutes, booking.DurationMinutes) : price;
        var isOpen =
            hours?.State is HoursState.Entered or HoursState.Contested || (hours?.State == HoursState.Modified && now < hours.ApproveBy);
        var wait =
            now < booking.EndsAt + AppraisalDesk.Settling ? BillingWait.Settling
            : isOpen ? BillingWait.Hours
            : claim?.State is VoucherClaimState.Reserved or VoucherClaimState.Held or VoucherClaimState.Contested ? BillingWait.Vouchers
            : BillingWait.None;
        return new Billable(booking, Call: null, BillableKind.Service, gross, minutes, wait);
    }

    /// <summary>Rounded once, half a cent away from zero.</summary>
    private static Money Of(Money price, int minutes, int of) =>
        of == 0 ? price : new Money((long)decimal.Round(price.Cents * (decimal)minutes / of, 0, MidpointRounding.AwayFromZero));
}
