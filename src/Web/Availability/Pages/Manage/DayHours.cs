using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Visavis.Scheduling;
using Visavis.Web.Availability;
using Visavis.Web.Professionals;

namespace Visavis.Web.Availability.Pages.Manage;

/// <summary>The fields of one day as they were sent: pairs of times, some of them empty.</summary>
public sealed record DayHours(IsoDayOfWeek Day, IReadOnlyList<(string Start, string End)> Fields)
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    public string StartName => $"start{(int)Day}";

    public string EndName => $"end{(int)Day}";

    /// <summary>The times that are filled in, and one pair to add another interval with, while there may be one.</summary>
    public IEnumerable<(string Start, string End)> Rows => Fields.Count < WeeklyHours.MostPerDay ? Fields.Append(("", "")) : Fields;

    public static DayHours Of(IsoDayOfWeek day, WeeklyHours hours) =>
        new(
            day,
            [
                .. hours
                    .On(day)
                    .Select(interval =>
                        (WorkingWeek.Time(interval.StartMinute), WorkingWeek.Time(interval.EndMinute % WorkingInterval.MinutesPerDay))
                    ),
            ]
        );

    public static DayHours Read(IsoDayOfWeek day, IFormCollection form)
    {
        var empty = new DayHours(day, []);
        var (starts, ends) = (form[empty.StartName], form[empty.EndName]);
        return empty with
        {
            Fields =
            [
                .. Enumerable
                    .Range(0, Math.Max(starts.Count, ends.Count))
                    .Select(i => (At(starts, i), At(ends, i)))
                    .Where(pair => pair.Item1.Length > 0 || pair.Item2.Length > 0)
                    .Take(WeeklyHours.MostPerDay + 1),
            ],
        };
    }

    /// <summary>The intervals typed; null when some pair is no interval, or when they do not fit together: <paramref name="problem"/> says why.</summary>
    public IReadOnlyList<WorkingInterval>? Parse(out DayProblem problem)
    {
        var intervals = new List<WorkingInterval>();
        foreach (var (startText, endText) in Fields)
        {
            if (Time(startText) is not { } start || Time(endText) is not { } end)
            {
                problem = DayProblem.Incomplete;
                return null;
            }

            if (WorkingInterval.TryCreate(start, end) is not { } interval)
            {
                problem =
                    WorkingInterval.Check(start, end) == WorkingHoursProblem.NotOnStep ? DayProblem.NotOnStep : DayProblem.EndsBeforeStart;
                return null;
            }

            intervals.Add(interval);
        }

        problem = WeeklyHours.Check(intervals) switch
        {
            WorkingHoursProblem.Overlap => DayProblem.Overlap,
            WorkingHoursProblem.TooMany => DayProblem.TooMany,
            _ => DayProblem.None,
        };
        return problem == DayProblem.None ? intervals : null;
    }

    /// <summary>What time fields send, and what people type where there are none: <c>9:30</c>, <c>9h30</c>, <c>9h</c>, <c>24:00</c>.</summary>
    private static LocalTime? Time(string text)
    {
        var time = text.Replace('h', ':').Replace('H', ':');
        time = time.EndsWith(':') ? time + "00" : time;
        if (time == "24:00")
        {
            return LocalTime.Midnight;
        }

        var parsed = Pattern.Parse(time);
        return parsed.Success ? parsed.Value : null;
    }

    private static string At(Microsoft.Extensions.Primitives.StringValues values, int index)
    {
        const int LongestTime = 8;
        var text = index < values.Count ? values[index]?.Trim() ?? "" : "";
        return text.Length <= LongestTime ? text : text[..LongestTime];
    }
}
