using System.Collections.Concurrent;

namespace Visavis.Signaling.Limits;

/// <summary>A bucket of tokens for everybody, e.g. for every person or address; full buckets are forgotten when there are many.</summary>
internal sealed class Allowance<TKey>(double burst, double perSecond, TimeProvider time)
    where TKey : notnull
{
    private const int Many = 10_000;
    private readonly ConcurrentDictionary<TKey, TokenBucket> buckets = new();

    public bool TryTake(TKey key)
    {
        if (buckets.Count > Many)
        {
            foreach (var full in buckets.Where(pair => pair.Value.IsFull))
            {
                buckets.TryRemove(full);
            }
        }

        return buckets.GetOrAdd(key, _ => new TokenBucket(burst, perSecond, time)).TryTake();
    }
}
