using System.Collections.Concurrent;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Connections;
using Visavis.Signaling.Nodes;

namespace Visavis.Signaling.Presence;

/// <summary>
/// Who can be reached now: the person's wish, which is kept, and a live connection, which is not. Several connections are one person.
/// </summary>
public sealed class PresenceService
{
    /// <summary>How long a person without a connection counts as there: the time between two pages of the site.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>How long somebody who has asked for a page may take to open it, on a slow line: as long as a dead browser may stay in the list.</summary>
    internal static readonly TimeSpan PageOpens = TimeSpan.FromSeconds(10);

    /// <summary>A wish of somebody not seen for longer is over: offline is the default.</summary>
    internal static readonly TimeSpan WishLapse = TimeSpan.FromMinutes(5);

    /// <summary>A ring given up sooner was perhaps never heard: it says nothing about whether the person is there.</summary>
    internal static readonly TimeSpan RingThatCounts = TimeSpan.FromSeconds(15);

    private const int RingsUntilAway = 2;

    private readonly ConcurrentDictionary<Guid, Entry> entries = new();
    private readonly IPresenceStore store;
    private readonly LiveCalls calls;
    private readonly PageConnections pages;
    private readonly PresenceChanges changes;
    private readonly PeopleElsewhere elsewhere;
    private readonly TimeProvider time;
    private readonly Func<bool> isLeaving;
    private readonly Func<Guid, bool> mayBeCalled;

    internal PresenceService(
        IPresenceStore store,
        LiveCalls calls,
        PageConnections pages,
        PresenceChanges changes,
        PeopleElsewhere elsewhere,
        TimeProvider time,
        Func<bool> isLeaving,
        Func<Guid, bool> mayBeCalled
    )
    {
        this.mayBeCalled = mayBeCalled;
        this.isLeaving = isLeaving;
        this.elsewhere = elsewhere;
        this.store = store;
        this.calls = calls;
        this.pages = pages;
        this.changes = changes;
        this.time = time;
    }

    /// <summary>What others see. Somebody whom nobody may call is offline to all, and keeps the wish for afterwards.</summary>
    public PresenceStatus GetStatus(Guid userId)
    {
        var wish = entries.TryGetValue(userId, out var entry) ? entry.Wish : elsewhere.Find(userId);
        if (wish is not { WantsOnline: true } || !mayBeCalled(userId))
        {
            return PresenceStatus.Offline;
        }

        return calls.IsInCall(userId) ? PresenceStatus.Busy
            : wish.UnansweredRings >= RingsUntilAway ? PresenceStatus.Away
            : PresenceStatus.Online;
    }

    /// <summary>Whether somebody has a page on this node.</summary>
    internal bool IsHere(Guid userId) => entries.ContainsKey(userId);

    /// <summary>People who can be called now, at most so many, in no particular order.</summary>
    public IReadOnlyList<Guid> OnlineUsers(int atMost) =>
        [.. entries.Keys.Union(elsewhere.Ids).Where(id => GetStatus(id) == PresenceStatus.Online).Take(atMost)];

    /// <summary>Whether a call would reach the person if their switch were on.</summary>
    public bool MayBeCalled(Guid userId) => mayBeCalled(userId);

    /// <summary>Who may be called has changed: those who look at the person hear of it.</summary>
    public void LookAgainAt(Guid userId) => changes.Note(userId);

    /// <summary>The person has asked for a page of the site: who is here stays here until it has opened, however slowly.</summary>
    public void Expect(Guid userId) => Update(userId, entry => entry with { ComingUntil = time.GetUtcNow() + PageOpens });

    /// <summary>Turns a person's switch off, as when their profile leaves the directory.</summary>
    public async Task GoOfflineAsync(Guid userId)
    {
        var wish = entries.TryGetValue(userId, out var entry) ? entry.Wish : await store.FindAsync(userId);
        if (wish is { WantsOnline: true })
        {
            await SetWishAsync(userId, wantsOnline: false);
        }
    }

    /// <summary>Counts somebody as there and online though no browser of theirs is: for demonstrations, where nobody answers.</summary>
    public async Task ShowOnlineAsync(Guid userId)
    {
        await ArriveAsync(userId, isListed: true);
        await SetWishAsync(userId, wantsOnline: true);
    }

    internal async Task ArriveAsync(Guid userId, bool isListed)
    {
        while (!Update(userId, entry => entry with { LeftAt = null, ComingUntil = null }))
        {
            var wish = await ReadWishAsync(userId, isListed);
            if (entries.TryAdd(userId, new Entry(wish, LeftAt: null)) && isListed)
            {
                await elsewhere.ArriveAsync(userId);
            }
        }

        changes.Note(userId);
    }

    internal void Leave(Guid userId) => Update(userId, entry => entry with { LeftAt = time.GetUtcNow() });

    internal async Task<PresenceStatus> SetWishAsync(Guid userId, bool wantsOnline)
    {
        await SaveAsync(userId, wish => wish with { WantsOnline = wantsOnline, UnansweredRings = 0 });
        return GetStatus(userId);
    }

    /// <summary>Answers whether this ring was the one that made the person Away.</summary>
    internal async Task<bool> CountUnansweredRingAsync(Guid userId, TimeSpan sounded)
    {
        if (sounded < RingThatCounts)
        {
            return false;
        }

        var wish = await SaveAsync(userId, wish => wish with { UnansweredRings = wish.UnansweredRings + 1 });
        return wish.WantsOnline && wish.UnansweredRings == RingsUntilAway;
    }

    internal async Task ForgetUnansweredRingsAsync(Guid userId)
    {
        if (entries.TryGetValue(userId, out var entry) && entry.Wish.UnansweredRings > 0)
        {
            await SaveAsync(userId, wish => wish with { UnansweredRings = 0 });
        }
    }

    /// <summary>Drops who has been without a connection for longer than <see cref="Grace"/>, and of whom no page is about to open.</summary>
    internal async Task DropGoneAsync()
    {
        if (isLeaving())
        {
            // They are on their way to another node, and count as there meanwhile.
            return;
        }

        var now = time.GetUtcNow();
        foreach (var pair in entries.Where(pair => pair.Value.IsGoneAt(now) && pages.CountOf(pair.Key) == 0))
        {
            if (entries.TryRemove(pair))
            {
                changes.Note(pair.Key);
                await store.TouchAsync([pair.Key], now);
                await elsewhere.LeaveAsync(pair.Key);
                changes.Note(pair.Key);
            }
        }
    }

    /// <summary>Keeps the wishes of everybody connected from lapsing.</summary>
    internal Task TouchAllAsync()
    {
        var wishing = entries.Where(pair => pair.Value.Wish.WantsOnline).Select(pair => pair.Key).ToList();
        return wishing.Count == 0 ? Task.CompletedTask : store.TouchAsync(wishing, time.GetUtcNow());
    }

    /// <summary>Another node changed what is known of the person.</summary>
    internal async Task ReadAgainAsync(Guid userId)
    {
        await elsewhere.ReadAsync(userId);
        if (entries.ContainsKey(userId) && await store.FindAsync(userId) is { } wish)
        {
            Update(userId, entry => entry with { Wish = wish });
        }

        changes.Note(userId);
    }

    /// <summary>After a time in which nothing was heard.</summary>
    internal async Task ReadAllAgainAsync()
    {
        foreach (var userId in await elsewhere.ReadAllAsync())
        {
            changes.Note(userId);
        }
    }

    /// <summary>Writes down anew who is here, after others took this node for dead.</summary>
    internal async Task ArriveAgainAsync()
    {
        foreach (var userId in entries.Keys)
        {
            await elsewhere.ArriveAsync(userId);
        }
    }

    private async Task<PresenceWish> ReadWishAsync(Guid userId, bool isListed)
    {
        var wish = await store.FindAsync(userId) ?? PresenceWish.None;
        if (!wish.WantsOnline || (isListed && wish.LastSeenAt + WishLapse >= time.GetUtcNow()))
        {
            return wish;
        }

        wish = wish with { WantsOnline = false, UnansweredRings = 0 };
        await store.SaveAsync(userId, wish);
        return wish;
    }

    private async Task<PresenceWish> SaveAsync(Guid userId, Func<PresenceWish, PresenceWish> change)
    {
        var wish = entries.TryGetValue(userId, out var entry) ? entry.Wish : await store.FindAsync(userId) ?? PresenceWish.None;
        wish = change(wish) with { LastSeenAt = time.GetUtcNow() };
        await store.SaveAsync(userId, wish);
        Update(userId, known => known with { Wish = wish });
        changes.Note(userId);
        await elsewhere.ChangedAsync(userId);
        return wish;
    }

    private bool Update(Guid userId, Func<Entry, Entry> change)
    {
        while (entries.TryGetValue(userId, out var entry))
        {
            if (entries.TryUpdate(userId, change(entry), entry))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Entry(PresenceWish Wish, DateTimeOffset? LeftAt, DateTimeOffset? ComingUntil = null)
    {
        public bool IsGoneAt(DateTimeOffset now) => LeftAt + Grace <= now && !(ComingUntil > now);
    }
}
