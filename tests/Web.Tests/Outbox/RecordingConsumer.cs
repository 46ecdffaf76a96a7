using Visavis.Web.Foundation.Background.Outbox;

namespace Visavis.Web.Tests.Outbox;

/// <summary>Remembers what it was given, keeps its position in memory, and fails as often as it is told to.</summary>
internal sealed class RecordingConsumer : IOutboxConsumer
{
    public const string Kind = "test";
    private readonly Lock gate = new();
    private readonly List<string> received = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];

    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "recording";

    /// <summary>Completes when it has been given a position for the first time.</summary>
    public Task Started => started.Task;

    public IReadOnlyCollection<string> Kinds { get; } = [Kind];

    public OutboxPosition? Position { get; set; }

    public int FailuresToCome { get; set; }

    public int StartedAfresh { get; private set; }

    public IReadOnlyList<string> Received
    {
        get
        {
            lock (gate)
            {
                return [.. received];
            }
        }
    }

    public Task<OutboxPosition?> GetPositionAsync(CancellationToken cancellationToken) => Task.FromResult(Position);

    public Task StartAfreshAsync(OutboxPosition position, CancellationToken cancellationToken)
    {
        StartedAfresh++;
        Position = position;
        started.TrySetResult();
        return Task.CompletedTask;
    }

    public Task ConsumeAsync(IReadOnlyList<OutboxMessage> messages, OutboxPosition position, CancellationToken cancellationToken)
    {
        if (FailuresToCome > 0 && messages.Count > 0)
        {
            FailuresToCome--;
            throw new IOException("The disk is full.");
        }

        lock (gate)
        {
            received.AddRange(messages.Select(message => message.Payload));
            Position = position;
            foreach (var (_, reached) in waiting.Where(wait => received.Count >= wait.Count))
            {
                reached.TrySetResult();
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Completes when that many messages have come in all.</summary>
    public Task ReceivedAsync(int count)
    {
        lock (gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((count, reached));
            if (received.Count >= count)
            {
                reached.SetResult();
            }

            return reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }
}
