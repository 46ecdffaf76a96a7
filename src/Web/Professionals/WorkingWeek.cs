using System.Globalization;
using NodaTime;
using Visavis.Scheduling;

namespace Visavis.Web.Professionals;

/// <summary>Working hours between the rows of the database, the rules, and the words of pages.</summary>
public static class WorkingWeek
{
    public static WeeklyHours Of(IEnumerable<WorkingHours> rows) =>
        rows.GroupBy(row => (IsoDayOfWeek)row.Weekday)
            .Aggregate(
                WeeklyHours.None,
                (week, day) => week.With(day.Key, day.Select(row => WorkingInterval.FromMinutes(row.StartMinute, row.EndMinute)))
            );

    /// <summary>The reader's word for a day: <c>lundi</c>, <c>Monday</c>.</summary>
    public static string DayName(IsoDayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    /// <summary>The interval as readers know times: <c>09:00 – 12:30</c>.</summary>
    public static string Text(WorkingInterval interval) => $"{Time(interval.StartMinute)} – {Time(interval.EndMinute)}";

    /// <summary>A time of day; the end of the day is 24:00, and what comes after it a time of the next.</summary>
    public static string Time(int minute)
    {
        var ofDay = minute > WorkingInterval.MinutesPerDay ? minute - WorkingInterval.MinutesPerDay : minute;
        return string.Create(CultureInfo.InvariantCulture, $"{ofDay / 60:00}:{ofDay % 60:00}");
    }
}
