using System.Globalization;

namespace Visavis.Web.Commands;

/// <summary>A bar that redraws itself on a terminal; a line per tenth of the way anywhere else.</summary>
internal sealed class ProgressLine(CommandConsole console, string unit, long total, TimeProvider clock) : IProgress<long>, IProgress<int>
{
    private const int Width = 30;
    private const int Lines = 10;
    private readonly long startedAt = clock.GetTimestamp();
    private long lastTenth;
    private bool isDrawn;

    public void Report(long value)
    {
        var share = total > 0 ? Math.Min(1, (double)value / total) : 1;
        var seconds = clock.GetElapsedTime(startedAt).TotalSeconds;
        var figures = string.Create(CultureInfo.InvariantCulture, $"{value:N0} of {total:N0} {unit}, {share:P0}, {seconds:F0} s");
        if (console.IsTerminal)
        {
            var filled = (int)(share * Width);
            console.Out.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {figures} ");
            isDrawn = true;
            return;
        }

        var tenth = (long)(share * Lines);
        if (tenth > lastTenth)
        {
            lastTenth = tenth;
            console.Out.WriteLine(figures);
        }
    }

    void IProgress<int>.Report(int value) => Report(value);

    public void Finish(string message)
    {
        if (isDrawn)
        {
            console.Out.WriteLine();
        }

        console.Out.WriteLine(message);
    }
}
