using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Limits;

/// <summary>How many calls a person may start, over all their connections.</summary>
internal sealed class CallAllowance(IOptions<SignalingOptions> options, TimeProvider time)
{
    private const int ManyPeople = 10_000;
    private readonly ConcurrentDictionary<Guid, TokenBucket> buckets = new();

    public void Take(Guid callerId)
    {
        var perMinute = options.Value.Limits.CallsPerMinute;
        if (!buckets.GetOrAdd(callerId, _ => new TokenBucket(perMinute, perMinute / 60.0, time)).TryTake())
        {
            throw Refusal.Because(ErrorId.TooFast, "Too many calls started.");
        }

        if (buckets.Count > ManyPeople)
        {
            Forget();
        }
    }

    private void Forget()
    {
        foreach (var full in buckets.Where(pair => pair.Value.IsFull))
        {
            buckets.TryRemove(full);
        }
    }
}
