namespace Visavis.Signaling.Connections;

/// <summary>
/// Work to do once the method's answer has been written to the caller. It lives in the scope of one method call, which
/// SignalR disposes right after the answer.
/// </summary>
internal sealed class AfterAnswer : IAsyncDisposable
{
    private Func<Task>? work;

    public void Run(Func<Task> action) => work = action;

    public async ValueTask DisposeAsync()
    {
        if (work is not null)
        {
            await work();
        }
    }
}
