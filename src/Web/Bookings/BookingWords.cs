using System.Globalization;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;
using LocalTime = Visavis.Web.Foundation.Localization.LocalTime;

namespace Visavis.Web.Bookings;

/// <summary>Says a booking's facts in the reader's language; pages and mails use the same words.</summary>
public sealed class BookingWords(IStringLocalizer<BookingTexts> texts, TimeProvider time)
{
    public string State(Booking booking, DateTimeOffset now) =>
        booking.State switch
        {
            BookingState.Unconfirmed => texts["Adresse e-mail à confirmer"],
            BookingState.Requested => texts["Demande en attente"],
            BookingState.Accepted when booking.EndsAt <= now => texts["Terminé"],
            BookingState.Accepted => texts["Accepté"],
            BookingState.Declined => texts["Refusé"],
            BookingState.Cancelled => booking.CancelledBy switch
            {
                BookingSide.Client => texts["Annulé par le client"],
                BookingSide.Professional => texts["Annulé par le professionnel"],
                _ => texts["Annulé"],
            },
            BookingState.Expired => texts["Sans réponse"],
            _ => texts["Terminé"],
        };

    /// <summary>Null where nobody can tell.</summary>
    public string? Came(Attendance attendance) =>
        attendance switch
        {
            Attendance.Present => texts["à l’heure"].Value,
            Attendance.Late => texts["en retard"].Value,
            Attendance.Absent => texts["absence notée"].Value,
            _ => null,
        };

    public string Way(MeetingWay way) =>
        way switch
        {
            MeetingWay.AtClient => texts["Chez le client"],
            MeetingWay.AtProfessional => texts["Chez le professionnel"],
            MeetingWay.Telephone => texts["Par téléphone"],
            _ => texts["En visio"],
        };

    public string Price(int? cents) =>
        cents switch
        {
            null => texts["Sur devis"],
            0 => texts["Gratuit"],
            var price => EuroAmount.Show(price.Value),
        };

    /// <summary>Day, start and end on the reader's wall clock with its zone, and on the other side's clock when that shows another time.</summary>
    public string When(DateTimeOffset start, DateTimeOffset end, string zone, string otherZone)
    {
        var own = Span(start, end, zone);
        return SameClock(start, zone, otherZone) ? own : texts["{0}, soit {1}", own, Span(start, end, otherZone)];
    }

    /// <summary>An instant on the reader's clock, and on the other's when that shows another time.</summary>
    public string Moment(DateTimeOffset instant, string zone, string otherZone)
    {
        var own = LocalTime.Of(instant, zone);
        return SameClock(instant, zone, otherZone) ? own : texts["{0}, soit {1}", own, LocalTime.Of(instant, otherZone)];
    }

    /// <summary>What the other side's clock shows, with the day when it is another; null when it shows the same.</summary>
    public static string? OtherClock(Instant at, string zone, string otherZone)
    {
        var (own, other) = (at.InZone(ZoneOf(zone)).LocalDateTime, at.InZone(ZoneOf(otherZone)).LocalDateTime);
        return own == other
            ? null
            : other.ToDateTimeUnspecified().ToString(own.Date == other.Date ? "HH:mm" : "ddd HH:mm", CultureInfo.CurrentCulture);
    }

    /// <summary>What cancelling costs, with the deadline as an instant on both clocks.</summary>
    public string Terms(int freeHours, int feePercent, int? price, DateTimeOffset start, string zone, string otherZone)
    {
        var terms = new CancellationTerms(freeHours, feePercent);
        if (!terms.CanCost(price))
        {
            return texts["Annulation sans frais jusqu’au début."];
        }

        var deadline = terms.DeadlineFor(Instant.FromDateTimeOffset(start)).ToDateTimeOffset();
        var fee = terms.FeeCents(price, Instant.FromDateTimeOffset(start), Instant.FromDateTimeOffset(start));
        if (deadline < time.GetUtcNow() && time.GetUtcNow() < start)
        {
            return texts[
                "L’annulation sans frais était possible jusqu’au {0} : depuis, {1} sont dus, sauf motif accepté.",
                Moment(deadline, zone, otherZone),
                EuroAmount.Show(fee)
            ];
        }

        return texts[
            "Annulation sans frais jusqu’au {0} inclus. Après, {1} sont dus, sauf motif accepté.",
            Moment(deadline, zone, otherZone),
            EuroAmount.Show(fee)
        ];
    }

    public string Terms(Booking booking, string zone, string otherZone) =>
        Terms(booking.FreeCancelHours, booking.LateFeePercent, booking.PriceCents, booking.StartsAt, zone, otherZone);

    private static string Span(DateTimeOffset start, DateTimeOffset end, string zoneId)
    {
        var zone = ZoneOf(zoneId);
        var (from, to) = (Instant.FromDateTimeOffset(start).InZone(zone), Instant.FromDateTimeOffset(end).InZone(zone));
        var day = LocalTime.LongDay(from.ToDateTimeUnspecified());
        var until = from.Date == to.Date ? "" : $" ({DayText.Of(to.Date.ToDateOnly(), "ddd d MMM")})";
        return $"{day}, {Clock(from.ToInstant(), zone)} – {Clock(to.ToInstant(), zone)}{until} ({ZoneTowns.TimeOf(zone.Id)})";
    }

    /// <summary>The time on a wall clock; where that shows it twice in the night, which of the two.</summary>
    public static string Clock(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone).LocalDateTime;
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return zone.MapLocal(local).Count == 1 ? clock : $"{clock} UTC{zone.GetUtcOffset(at).ToString("g", CultureInfo.InvariantCulture)}";
    }

    public static DateTimeZone ZoneOf(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZoneProviders.Tzdb["Europe/Paris"];

    private static bool SameClock(DateTimeOffset instant, string zone, string otherZone)
    {
        var at = Instant.FromDateTimeOffset(instant);
        return ZoneOf(zone).GetUtcOffset(at) == ZoneOf(otherZone).GetUtcOffset(at);
    }
}
