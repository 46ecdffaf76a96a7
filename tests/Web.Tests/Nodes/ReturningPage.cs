using Visavis.Signaling;
using Visavis.Signaling.Presence;
using Visavis.TestSupport.Signaling;

namespace Visavis.Web.Tests.Nodes;

/// <summary>An open page as browsers keep it: it comes back whenever its line falls, and says how often that was.</summary>
internal sealed class ReturningPage : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string?, Task<HubPage>> open;
    private readonly Func<HubPage, Task> greet;
    private readonly List<object?[]> presences = [];
    private Task keeping = Task.CompletedTask;
    private int falls;

    private ReturningPage(Func<string?, Task<HubPage>> open, Func<HubPage, Task> greet, HubPage first)
    {
        this.open = open;
        this.greet = greet;
        Now = first;
    }

    public HubPage Now { get; private set; }

    public int Falls => Volatile.Read(ref falls);

    /// <summary>Its line is there at the moment.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <param name="open">Opens it, with the client id it had before.</param>
    /// <param name="greet">What the page does with each new line.</param>
    public static async Task<ReturningPage> StartAsync(Func<string?, Task<HubPage>> open, Func<HubPage, Task>? greet = null)
    {
        var page = new ReturningPage(open, greet ?? (_ => Task.CompletedTask), await open(null));
        await page.greet(page.Now);
        page.keeping = page.KeepAsync();
        return page;
    }

    /// <summary>Everything it was told about others so far.</summary>
    public IReadOnlyList<(Guid Who, PresenceStatus Status)> Seen()
    {
        lock (presences)
        {
            presences.AddRange(Now.Take(nameof(ISignalingClient.PresenceChanged)));
            return [.. presences.Select(told => (Guid.Parse((string)told[0]!), (PresenceStatus)told[1]!))];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Now.DisposeAsync();
        await keeping;
        stop.Dispose();
    }

    private async Task KeepAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Now.Closed;
            }
            catch (TimeoutException)
            {
                continue;
            }

            if (stop.IsCancellationRequested)
            {
                return;
            }

            IsOpen = false;
            Interlocked.Increment(ref falls);
            Seen();
            await ComeBackAsync();
        }
    }

    private async Task ComeBackAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Now = await open(Now.ClientId);
                await greet(Now);
                IsOpen = true;
                return;
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // Tried again, as browsers do.
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
