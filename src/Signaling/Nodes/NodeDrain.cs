using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;

namespace Visavis.Signaling.Nodes;

/// <summary>Empties the node of its pages before it stops, while the others take them up: nobody's line falls twice for one stop.</summary>
public sealed partial class NodeDrain
{
    private static readonly TimeSpan Wave = TimeSpan.FromMilliseconds(250);

    private readonly Backplane backplane;
    private readonly ILogger logger;
    private volatile bool hasBegun;

    internal NodeDrain(Backplane backplane, ILogger<NodeDrain> logger)
    {
        this.backplane = backplane;
        this.logger = logger;
    }

    /// <summary>No new page is let in, and readiness is off.</summary>
    public bool HasBegun => hasBegun;

    /// <summary>Refuses new pages from here on and sends the present ones away, evenly over the time.</summary>
    public async Task SendAwayAsync(TimeSpan notice, TimeSpan over, CancellationToken cancellationToken)
    {
        hasBegun = true;
        var pages = backplane.Connections;
        LogBegun(pages.Count);
        await Task.Delay(notice, cancellationToken);
        var waves = Math.Max(1, (int)(over / Wave));
        foreach (var wave in pages.Chunk(Math.Max(1, (pages.Count + waves - 1) / waves)))
        {
            // Their turn has come already: each goes to another node at once. Who has not gone after the wave did not hear it.
            await Task.WhenAll(wave.Select(page => TellAsync(page, cancellationToken)).Append(Task.Delay(Wave, cancellationToken)));
            foreach (var page in wave)
            {
                page.Abort();
            }
        }
    }

    private static async Task TellAsync(HubConnectionContext page, CancellationToken cancellationToken)
    {
        try
        {
            var word = new InvocationMessage(nameof(ISignalingClient.ComeAgain), [0]);
            await page.WriteAsync(word, cancellationToken).AsTask().WaitAsync(Wave, cancellationToken);
        }
        catch (TimeoutException)
        {
            // A page that does not read.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Draining: {Pages} pages are sent to other nodes")]
    private partial void LogBegun(int pages);
}
