using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using Visavis.Scheduling;

namespace Visavis.Web.Availability.Agenda;

/// <summary>Somebody's agenda as a reader sees it: free slots, and blocks without details.</summary>
public sealed record AgendaView
{
    public required AgendaQuestion Asked { get; init; }

    /// <summary>The page it stands on, without questions.</summary>
    public required string Page { get; init; }

    /// <summary>As it is said: <c>V-7K3M</c>.</summary>
    public required string Reference { get; init; }

    public required string PersonName { get; init; }

    public required bool IsOwn { get; init; }

    public required WeeklyHours Week { get; init; }

    /// <summary>Names of the places where they work, by day and first minute of the interval.</summary>
    public required IReadOnlyDictionary<(IsoDayOfWeek Day, int StartMinute), string> Places { get; init; }

    public required IReadOnlyList<BookableEvent> Events { get; init; }

    /// <summary>What the slots are for; null when nothing can be booked.</summary>
    public BookableEvent? Event { get; init; }

    public int Minutes { get; init; }

    /// <summary>The reader's.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>Of who works.</summary>
    public required DateTimeZone HomeZone { get; init; }

    public required LocalDate Today { get; init; }

    /// <summary>Whole weeks in the view by month.</summary>
    public required IReadOnlyList<AgendaDay> Days { get; init; }

    /// <summary>The first free slot after the days shown, when there is none in them.</summary>
    public Interval? Later { get; init; }

    public LocalDate? Previous { get; init; }

    public LocalDate? Next { get; init; }

    /// <summary>How old the reading of shared calendars is; null when there are none, or not all of them were read.</summary>
    public Duration? Age { get; init; }

    /// <summary>Why some of the time shown is not known.</summary>
    public UnknownReason? Unknown { get; init; }

    /// <summary>Whether the reader's clock shows another time than the professional's.</summary>
    public bool HasTwoClocks => Days.Count > 0 && Differs(Days[0].Date.AtStartOfDayInZone(Zone).ToInstant());

    public bool HasSlots => Days.Any(day => day.Free.Any());

    public string AddressOf(AgendaQuestion question) => question.Address(Page);

    /// <summary>Where the slot is booked; the page there shows the day, and keeps the slot when it is pressed.</summary>
    public string BookAddress(Interval slot)
    {
        var query = new QueryBuilder
        {
            { "service", Event!.Id.ToString() },
            { "duration", Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            { "day", NodaTime.Text.LocalDatePattern.Iso.Format(slot.Start.InZone(Zone).Date) },
            { "zone", Zone.Id },
            { "start", NodaTime.Text.InstantPattern.ExtendedIso.Format(slot.Start) },
        };
        return $"/book/{Reference}{query}";
    }

    /// <summary>The time on the professional's clock, where it is another.</summary>
    public string? HomeTime(Instant instant) => Differs(instant) ? Time(instant, HomeZone) : null;

    public string Time(Instant instant) => Time(instant, Zone);

    private bool Differs(Instant instant) => Zone.GetUtcOffset(instant) != HomeZone.GetUtcOffset(instant);

    private static string Time(Instant instant, DateTimeZone zone) =>
        instant.InZone(zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
