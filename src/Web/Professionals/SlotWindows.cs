using Visavis.Search;

namespace Visavis.Web.Professionals;

/// <summary>Days as the directory counts them: on the wall clock of France, where its people are.</summary>
public static class SlotWindows
{
    private const int DaysAhead = 7;

    private static readonly TimeZoneInfo France = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Today until midnight, and seven days with it.</summary>
    public static SlotWindow At(DateTimeOffset now)
    {
        var today = Local(now).Date;
        return new SlotWindow(now, Midnight(today.AddDays(1)), Midnight(today.AddDays(DaysAhead)));
    }

    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, France);

    /// <summary>The clock never skips midnight here: it changes at two or three.</summary>
    private static DateTimeOffset Midnight(DateTime day) => new(day, France.GetUtcOffset(day));
}
