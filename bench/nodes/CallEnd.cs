using System.Diagnostics;
using Visavis.TestSupport.Signaling;

namespace Visavis.Bench.Nodes;

/// <summary>One end of a call, over the proxy, that comes back as a browser in a call does.</summary>
internal sealed class CallEnd : IAsyncDisposable
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(1)];

    private readonly CancellationTokenSource stop = new();
    private readonly Site site;
    private readonly int person;
    private readonly string callId;
    private readonly Task keeping;

    public CallEnd(Site site, int person, HubPage page, string callId)
    {
        (this.site, this.person, this.callId) = (site, person, callId);
        Page = page;
        keeping = KeepAsync();
    }

    public HubPage Page { get; private set; }

    public int Falls { get; private set; }

    /// <summary>Without a line, the longest time so far.</summary>
    public TimeSpan LongestGap { get; set; }

    public bool IsBack { get; private set; } = true;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Page.DisposeAsync();
        await keeping;
        stop.Dispose();
    }

    private async Task KeepAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Page.Closed;
            }
            catch (TimeoutException)
            {
                continue;
            }

            if (stop.IsCancellationRequested)
            {
                return;
            }

            IsBack = false;
            Falls++;
            var start = Stopwatch.GetTimestamp();
            await ComeBackAsync();
            var gap = Stopwatch.GetElapsedTime(start);
            LongestGap = gap > LongestGap ? gap : LongestGap;
            IsBack = true;
        }
    }

    private async Task ComeBackAsync()
    {
        for (var attempt = 0; !stop.IsCancellationRequested; attempt++)
        {
            var pause = Pauses[Math.Min(attempt, Pauses.Length - 1)];
            await Task.Delay(attempt == 0 ? pause * Random.Shared.NextDouble() : pause * (0.5 + Random.Shared.NextDouble()));
            try
            {
                Page = await site.OpenAsync(person, clientId: Page.ClientId);
                await Page.JoinCallAsync(callId);
                return;
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // Tried again.
            }
        }
    }
}
