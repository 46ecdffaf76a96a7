using System.Collections.Concurrent;
using Visavis.Signaling.Presence;

namespace Visavis.Signaling.Nodes;

/// <summary>People who want to be called and have their pages on other nodes, as last read.</summary>
internal sealed class PeopleElsewhere(INodeStore store, NodeNotices notices, NodeIdentity node)
{
    private readonly ConcurrentDictionary<Guid, PresenceWish> people = new();

    public IEnumerable<Guid> Ids => people.Keys;

    public PresenceWish? Find(Guid userId) => people.GetValueOrDefault(userId);

    public async Task ArriveAsync(Guid userId)
    {
        if (notices.IsOn)
        {
            await store.ArriveAsync(userId, node.Id);
            await notices.PersonChangedAsync(userId);
        }
    }

    public async Task LeaveAsync(Guid userId)
    {
        if (notices.IsOn)
        {
            await store.LeaveAsync(userId, node.Id);
            await ReadAsync(userId);
            await notices.PersonChangedAsync(userId);
        }
    }

    public Task ChangedAsync(Guid userId) => notices.PersonChangedAsync(userId);

    public async Task ReadAsync(Guid userId)
    {
        var found = await store.WishesElsewhereAsync(node.Id, userId);
        if (found.TryGetValue(userId, out var wish))
        {
            people[userId] = wish;
        }
        else
        {
            people.TryRemove(userId, out _);
        }
    }

    /// <summary>Reads everybody anew; answers whose state may have changed.</summary>
    public async Task<IReadOnlyCollection<Guid>> ReadAllAsync()
    {
        var before = people.ToDictionary();
        var found = await store.WishesElsewhereAsync(node.Id);
        foreach (var (userId, wish) in found)
        {
            people[userId] = wish;
        }

        // Who came by a notice while the rows were read is left alone until the next reading.
        foreach (var gone in before.Keys.Where(userId => !found.ContainsKey(userId)))
        {
            people.TryRemove(gone, out _);
        }

        return [.. before.Keys.Union(found.Keys).Where(userId => before.GetValueOrDefault(userId) != found.GetValueOrDefault(userId))];
    }
}
