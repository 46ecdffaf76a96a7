using System.Globalization;
using NodaTime;
using Visavis.Scheduling;

namespace Visavis.Web.Availability;

/// <summary>The hours of one day as one column holds them: <c>540-720 840-1080</c>.</summary>
public static class HoursText
{
    public static string Write(IEnumerable<WorkingInterval> hours) =>
        string.Join(' ', hours.Order().Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.StartMinute}-{h.EndMinute}")));

    public static IReadOnlyList<WorkingInterval> Read(string text) =>
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split('-'))
                .Select(ends => WorkingInterval.FromMinutes(Minute(ends[0]), Minute(ends[1]))),
        ];

    public static DateOverride OverrideOf(DateOverrideRow row) =>
        new(LocalDate.FromDateOnly(row.First), LocalDate.FromDateOnly(row.Last), Read(row.Hours));

    private static int Minute(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
