using System.Globalization;
using System.Text;
using NodaTime;

namespace Visavis.Web.Availability.FreeBusy;

/// <summary>Busy intervals as one column holds them, in whole seconds that never cut anything off.</summary>
public static class BusyText
{
    public static string Write(IEnumerable<Interval> busy)
    {
        var text = new StringBuilder();
        foreach (var interval in busy)
        {
            var end = interval.End.ToUnixTimeTicks();
            var seconds = (end + NodaConstants.TicksPerSecond - 1) / NodaConstants.TicksPerSecond;
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? " " : "")}{interval.Start.ToUnixTimeSeconds()}-{seconds}");
        }

        return text.ToString();
    }

    public static IReadOnlyList<Interval> Read(string text)
    {
        var busy = new List<Interval>();
        foreach (var range in text.AsSpan().Split(' '))
        {
            var part = text.AsSpan(range);
            var dash = part.IndexOf('-');
            if (dash > 0)
            {
                busy.Add(new Interval(At(part[..dash]), At(part[(dash + 1)..])));
            }
        }

        return busy;
    }

    private static Instant At(ReadOnlySpan<char> seconds) =>
        Instant.FromUnixTimeSeconds(long.Parse(seconds, NumberStyles.None, CultureInfo.InvariantCulture));
}
