using NodaTime;
using Visavis.Scheduling;

namespace Visavis.Web.Professionals;

/// <summary>A working week, and where the professional is in those of its hours that name a place.</summary>
/// <param name="Places">Ids of places by day and first minute of the interval.</param>
public sealed record PlacedHours(WeeklyHours Week, IReadOnlyDictionary<(IsoDayOfWeek Day, int StartMinute), Guid> Places)
{
    public static readonly PlacedHours None = new(WeeklyHours.None, new Dictionary<(IsoDayOfWeek, int), Guid>());

    public static PlacedHours Of(IReadOnlyCollection<WorkingHours> rows) =>
        new(
            WorkingWeek.Of(rows),
            rows.Where(row => row.PlaceId is not null)
                .ToDictionary(row => ((IsoDayOfWeek)row.Weekday, row.StartMinute), row => row.PlaceId!.Value)
        );

    public Guid? PlaceOf(IsoDayOfWeek day, WorkingInterval interval) =>
        Places.TryGetValue((day, interval.StartMinute), out var place) ? place : null;

    /// <summary>The intervals of a day with their places, as two of them compare.</summary>
    public IEnumerable<(WorkingInterval Interval, Guid? Place)> On(IsoDayOfWeek day) =>
        Week.On(day).Select(interval => (interval, PlaceOf(day, interval)));
}
