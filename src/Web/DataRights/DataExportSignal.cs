namespace Visavis.Web.DataRights;

/// <summary>Wakes the worker of this node at once; other nodes' wishes are found by its next look.</summary>
public sealed class DataExportSignal : IDisposable
{
    private readonly SemaphoreSlim waiting = new(0, 1);

    public void Raise()
    {
        lock (waiting)
        {
            if (waiting.CurrentCount == 0)
            {
                waiting.Release();
            }
        }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => waiting.WaitAsync(atMost, cancellationToken);

    public void Dispose() => waiting.Dispose();
}
