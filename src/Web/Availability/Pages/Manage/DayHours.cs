using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Visavis.Scheduling;
using Visavis.Web.Availability;
using Visavis.Web.Professionals;

namespace Visavis.Web.Availability.Pages.Manage;

/// <summary>The fields of one day as they were sent: pairs of times, some of them empty.</summary>
public sealed record DayHours(IsoDayOfWeek Day, IReadOnlyList<(string Start, string End, string Place)> Fields)
{
    private const int LongestTime = 8;
    private const int LongestId = 36;
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    public string StartName => $"start{(int)Day}";

    public string EndName => $"end{(int)Day}";

    public string PlaceName => $"place{(int)Day}";

    /// <summary>The times that are filled in, and one pair to add another interval with, while there may be one.</summary>
    public IEnumerable<(string Start, string End, string Place)> Rows =>
        Fields.Count < WeeklyHours.MostPerDay ? Fields.Append(("", "", "")) : Fields;

    public static DayHours Of(IsoDayOfWeek day, PlacedHours hours) =>
        new(
            day,
            [
                .. hours
                    .On(day)
                    .Select(hour =>
                        (
                            WorkingWeek.Time(hour.Interval.StartMinute),
                            WorkingWeek.Time(hour.Interval.EndMinute % WorkingInterval.MinutesPerDay),
                            hour.Place?.ToString() ?? ""
                        )
                    ),
            ]
        );

    public static DayHours Read(IsoDayOfWeek day, IFormCollection form)
    {
        var empty = new DayHours(day, []);
        var (starts, ends, places) = (form[empty.StartName], form[empty.EndName], form[empty.PlaceName]);
        return empty with
        {
            Fields =
            [
                .. Enumerable
                    .Range(0, Math.Max(starts.Count, ends.Count))
                    .Select(i => (At(starts, i), At(ends, i), At(places, i, LongestId)))
                    .Where(pair => pair.Item1.Length > 0 || pair.Item2.Length > 0)
                    .Take(WeeklyHours.MostPerDay + 1),
            ],
        };
    }

    /// <summary>The places chosen for intervals that <see cref="Parse"/> accepts, by first minute; null when one is not among the known.</summary>
    public IReadOnlyDictionary<int, Guid>? Places(IReadOnlyCollection<Guid> known)
    {
        var found = new Dictionary<int, Guid>();
        foreach (var (start, _, place) in Fields.Where(field => field.Place.Length > 0))
        {
            if (!Guid.TryParse(place, out var id) || !known.Contains(id))
            {
                return null;
            }

            if (Time(start) is { } time)
            {
                found[(time.Hour * 60) + time.Minute] = id;
            }
        }

        return found;
    }

    /// <summary>The intervals typed; null when some pair is no interval, or when they do not fit together: <paramref name="problem"/> says why.</summary>
    public IReadOnlyList<WorkingInterval>? Parse(out DayProblem problem)
    {
        var intervals = new List<WorkingInterval>();
        foreach (var (startText, endText, _) in Fields)
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

    private static string At(Microsoft.Extensions.Primitives.StringValues values, int index, int longest = LongestTime)
    {
        var text = index < values.Count ? values[index]?.Trim() ?? "" : "";
        return text.Length <= longest ? text : text[..longest];
    }
}
