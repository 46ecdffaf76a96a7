using NodaTime;
using NodaTime.TimeZones;

namespace Visavis.Web.Notifications;

/// <summary>The rule of quiet hours, by the clock on the reader's wall.</summary>
public static class QuietTime
{
    /// <summary>On change days the quiet time is the longer one: from the earlier reading of its start to the later of its end.</summary>
    private static readonly ZoneLocalMappingResolver Start = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    private static readonly ZoneLocalMappingResolver End = Resolvers.CreateMappingResolver(
        Resolvers.ReturnLater,
        Resolvers.ReturnStartOfIntervalAfter
    );

    /// <summary>The first instant from <paramref name="instant"/> on that is not quiet.</summary>
    public static DateTimeOffset After(DateTimeOffset instant, int fromMinute, int untilMinute, string timeZone)
    {
        if (fromMinute == untilMinute)
        {
            return instant;
        }

        var zone =
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZoneProviders.Tzdb[Foundation.Localization.ReaderZone.Default];
        var moment = Instant.FromDateTimeOffset(instant);
        var today = moment.InZone(zone).Date;
        foreach (var day in new[] { today.PlusDays(-1), today })
        {
            var start = At(day, fromMinute).InZone(zone, Start).ToInstant();
            var end = At(untilMinute > fromMinute ? day : day.PlusDays(1), untilMinute).InZone(zone, End).ToInstant();
            if (start <= moment && moment < end)
            {
                return end.ToDateTimeOffset();
            }
        }

        return instant;
    }

    private static LocalDateTime At(LocalDate day, int minute) => day.At(LocalTime.Midnight.PlusMinutes(minute));
}
