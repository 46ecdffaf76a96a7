using NodaTime;
using NodaTime.Text;
using Visavis.Scheduling;
using Visavis.Web.Availability.FreeBusy;

namespace Visavis.Web.Availability.GoogleCalendar;

/// <summary>Reads Google's answer with suspicion: whatever is missing, doubtful or contradicts itself makes the calendar unknown, never free.</summary>
internal static class FreeBusyAnswer
{
    /// <summary>More than anybody's two months hold.</summary>
    private const int MostIntervals = 4000;

    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.Rfc3339;

    public static CalendarReading Of(FreeBusyResponse? response, string calendarId, Interval asked)
    {
        if (response?.Calendars is not { } calendars || !Covers(response, asked) || Find(calendars, calendarId) is not { } calendar)
        {
            return CalendarReading.Unknown(asked, UnknownReason.AnswerUnusable);
        }

        if (calendar.Errors is { Count: > 0 } errors)
        {
            var isAbsent = errors.Any(error => error?.Reason == "notFound");
            return CalendarReading.Unknown(asked, isAbsent ? UnknownReason.CalendarNotShared : UnknownReason.GoogleUnreachable);
        }

        if (calendar.Busy is not { Count: <= MostIntervals } periods)
        {
            return CalendarReading.Unknown(asked, UnknownReason.AnswerUnusable);
        }

        var busy = new List<Interval>(periods.Count);
        foreach (var period in periods)
        {
            if (At(period?.StartRaw) is not { } start || At(period?.EndRaw) is not { } end || end < start)
            {
                return CalendarReading.Unknown(asked, UnknownReason.AnswerUnusable);
            }

            busy.Add(new Interval(start, end));
        }

        return new CalendarReading(asked, Intervals.Clip(Intervals.Merge(busy), asked), null);
    }

    /// <summary>Google gives ids back as they were asked; a person may have typed another case.</summary>
    private static FreeBusyCalendar? Find(IDictionary<string, FreeBusyCalendar?> calendars, string calendarId) =>
        calendars.TryGetValue(calendarId, out var found)
            ? found
            : calendars.FirstOrDefault(entry => string.Equals(entry.Key, calendarId, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>An answer about less than was asked says nothing of the rest.</summary>
    private static bool Covers(FreeBusyResponse response, Interval asked) =>
        (response.TimeMinRaw is null || (At(response.TimeMinRaw) is { } from && from <= asked.Start))
        && (response.TimeMaxRaw is null || (At(response.TimeMaxRaw) is { } to && to >= asked.End));

    private static Instant? At(string? text) =>
        text is not null && Pattern.Parse(text) is { Success: true } parsed ? parsed.Value.ToInstant() : null;
}
