using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>The queue: tasks are carried out one after the other, and what goes wrong in one is told by it.</summary>
internal sealed class StandInTasks : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<JsonObject> tasks = [];
    private readonly Channel<(JsonObject Task, Action<JsonObject> Work)> queue = Channel.CreateUnbounded<(
        JsonObject,
        Action<JsonObject>
    )>();
    private readonly Task worker;

    public StandInTasks(Lock indexes) => worker = WorkAsync(indexes);

    /// <summary>While set, tasks stay where they are in the queue.</summary>
    public TaskCompletionSource? Held { get; set; }

    /// <param name="work">Fills in the details of the task.</param>
    public JsonObject Enqueue(string type, string? index, Action<JsonObject> work)
    {
        lock (gate)
        {
            var task = new JsonObject
            {
                ["uid"] = tasks.Count,
                ["indexUid"] = index,
                ["status"] = "enqueued",
                ["type"] = type,
                ["enqueuedAt"] = Now(),
            };
            tasks.Add(task);
            var summary = (JsonObject)task.DeepClone();
            summary.Remove("uid");
            summary["taskUid"] = tasks.Count - 1;
            queue.Writer.TryWrite((task, work));
            return summary;
        }
    }

    public JsonObject Find(int uid)
    {
        lock (gate)
        {
            return uid < tasks.Count
                ? (JsonObject)tasks[uid].DeepClone()
                : throw new StandInError("task_not_found", $"Task `{uid}` not found.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.Complete();
        Held?.TrySetResult();
        await worker;
    }

    private async Task WorkAsync(Lock indexes)
    {
        await foreach (var (task, work) in queue.Reader.ReadAllAsync())
        {
            await (Held?.Task ?? Task.CompletedTask);
            StandInError? error = null;
            var details = new JsonObject();
            try
            {
                lock (indexes)
                {
                    work(details);
                }
            }
            catch (StandInError e)
            {
                error = e;
            }
            catch (Exception e) when (e is InvalidOperationException or FormatException or KeyNotFoundException)
            {
                // A fault of the stand-in itself; the queue goes on.
                error = new StandInError("internal", e.Message);
            }

            lock (gate)
            {
                task["details"] = details;
                task["error"] = error?.ToJson();
                task["finishedAt"] = Now();
                task["status"] = error is null ? "succeeded" : "failed";
            }
        }
    }

    private static string Now() => DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
}
