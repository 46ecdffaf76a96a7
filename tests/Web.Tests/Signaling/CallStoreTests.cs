using Visavis.Signaling.Calls;
using Visavis.Signaling.Messages;
using Visavis.Signaling.Presence;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Signaling;

/// <summary>What the signaling room relies on, on both databases.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class CallStoreTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_call_comes_back_as_it_was_kept(DatabaseProvider provider)
    {
        await using var people = await People.StartAsync(provider);
        var call = people.NewCall() with { CallerRelayOnly = true, CallerClientId = HubPage.NewId() };

        Assert.True(await people.Store.TryAddAsync(call));

        Assert.Equal(call, await people.Store.FindAsync(call.Id));
        Assert.Equal(call, await people.Store.FindByRequestAsync(call.CallerId, call.RequestId));
        Assert.Equal(call, await people.Store.FindLiveOfAsync(call.CalleeId));
        Assert.Equal([call], await people.Store.ListLiveAsync());
        Assert.Null(await people.Store.FindByRequestAsync(call.CalleeId, call.RequestId));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_database_refuses_a_person_a_second_live_call_until_the_first_ends(DatabaseProvider provider)
    {
        await using var people = await People.StartAsync(provider);
        var call = people.NewCall();
        await people.Store.TryAddAsync(call);
        var back = people.NewCall() with { CallerId = call.CalleeId, CalleeId = call.CallerId };

        Assert.False(await people.Store.TryAddAsync(back));
        Assert.Null(await people.Store.FindAsync(back.Id));
        Assert.True(await people.Store.TryReplaceAsync(people.Moved(call, CallEvent.HangUp, CallActor.Caller)));

        Assert.Empty(await people.Store.ListLiveAsync());
        Assert.True(await people.Store.TryAddAsync(back));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_many_changes_to_one_version_exactly_one_wins(DatabaseProvider provider)
    {
        await using var people = await People.StartAsync(provider);
        var call = people.NewCall();
        await people.Store.TryAddAsync(call);
        var changes = Enumerable
            .Range(0, 10)
            .SelectMany(_ =>
                new[]
                {
                    people.Moved(call, CallEvent.Accept, CallActor.Callee),
                    people.Moved(call, CallEvent.RingExpired, CallActor.Clock),
                    people.Moved(call, CallEvent.HangUp, CallActor.Caller),
                }
            );

        var outcomes = await Task.WhenAll(
            changes.Select(change => Task.Run(async () => (Change: change, Won: await people.Store.TryReplaceAsync(change))))
        );

        var winner = Assert.Single(outcomes, outcome => outcome.Won).Change;
        Assert.Equal(winner, await people.Store.FindAsync(call.Id));
        Assert.Equal(winner.IsLive ? 1 : 0, (await people.Store.ListLiveAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_many_calls_at_once_between_two_people_exactly_one_is_kept(DatabaseProvider provider)
    {
        await using var people = await People.StartAsync(provider);
        var calls = Enumerable
            .Range(0, 20)
            .Select(i => people.NewCall())
            .Select((call, i) => i % 2 == 0 ? call : call with { CallerId = call.CalleeId, CalleeId = call.CallerId })
            .ToList();

        var kept = await Task.WhenAll(calls.Select(call => Task.Run(() => people.Store.TryAddAsync(call))));

        Assert.Single(kept, isKept => isKept);
        Assert.Single(await people.Store.ListLiveAsync());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Due_are_expired_rings_and_set_ups_that_took_too_long(DatabaseProvider provider)
    {
        await using var people = await People.StartAsync(provider);
        var call = people.NewCall();
        await people.Store.TryAddAsync(call);
        var (expiry, start) = (call.RingExpiresAt, call.StartedAt);

        Assert.Empty(await people.Store.ListDueAsync(expiry.AddSeconds(-1), start));
        Assert.Equal([call], await people.Store.ListDueAsync(expiry, start));

        var accepted = people.Moved(call, CallEvent.Accept, CallActor.Callee);
        await people.Store.TryReplaceAsync(accepted);
        Assert.Empty(await people.Store.ListDueAsync(expiry.AddHours(1), accepted.AcceptedAt!.Value.AddSeconds(-1)));
        Assert.Equal([accepted], await people.Store.ListDueAsync(expiry, accepted.AcceptedAt.Value));

        await people.Store.TryReplaceAsync(people.Moved(accepted, CallEvent.MediaFlows, CallActor.Caller));
        Assert.Empty(await people.Store.ListDueAsync(expiry.AddHours(1), expiry.AddHours(1)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Chat_lines_are_numbered_without_gaps_and_kept_once(DatabaseProvider provider)
    {
        await using var people = await People.StartAsync(provider);
        var call = people.NewCall();
        await people.Store.TryAddAsync(call);
        var messages = people.Host.Service<ICallMessageStore>();
        var ids = Enumerable.Range(0, 10).Select(_ => HubPage.NewId()).ToList();

        // Every line twice, all at once.
        var kept = await Task.WhenAll(
            ids.Concat(ids)
                .Select(id => Task.Run(() => messages.AppendAsync(call.Id, call.CallerId, id, "Bonjour", people.Host.Clock.GetUtcNow())))
        );

        Assert.Equal(10, kept.Count(message => message.IsNew));
        Assert.Equal(Enumerable.Range(1, 10), kept.Select(message => message.Sequence).Distinct().Order());
        Assert.Equal([9, 10], (await messages.ListAsync(call.Id, 8, 50)).Select(message => message.Sequence));
        Assert.Equal([1, 2], (await messages.ListAsync(call.Id, 0, 2)).Select(message => message.Sequence));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_wish_is_kept_replaced_and_touched(DatabaseProvider provider)
    {
        await using var people = await People.StartAsync(provider);
        var store = people.Host.Service<IPresenceStore>();
        var now = people.Host.Clock.GetUtcNow();

        Assert.Null(await store.FindAsync(people.Left));
        await store.SaveAsync(people.Left, new PresenceWish(WantsOnline: true, UnansweredRings: 1, now));
        await store.SaveAsync(people.Left, new PresenceWish(WantsOnline: true, UnansweredRings: 2, now));
        await store.TouchAsync([people.Left, people.Right], now.AddMinutes(1));

        Assert.Equal(new PresenceWish(WantsOnline: true, UnansweredRings: 2, now.AddMinutes(1)), await store.FindAsync(people.Left));
        Assert.Null(await store.FindAsync(people.Right));
    }

    private sealed class People(TestDatabase database, SignalingHost host) : IAsyncDisposable
    {
        public SignalingHost Host => host;

        public ICallStore Store => host.Service<ICallStore>();

        public Guid Left { get; private set; }

        public Guid Right { get; private set; }

        public static async Task<People> StartAsync(DatabaseProvider provider)
        {
            var database = await TestDatabase.CreateAsync(provider);
            var host = SignalingHost.Start(database);
            return new People(database, host) { Left = await host.AddProfessionalAsync(), Right = await host.AddProfessionalAsync() };
        }

        public CallSession NewCall() =>
            new()
            {
                Id = HubPage.NewId(),
                CallerId = Left,
                CalleeId = Right,
                RequestId = HubPage.NewId(),
                StartedAt = host.Clock.GetUtcNow(),
                RingExpiresAt = host.Clock.GetUtcNow().AddSeconds(45),
            };

        public CallSession Moved(CallSession call, CallEvent happened, CallActor by) =>
            CallTransitions.Apply(call, happened, by, host.Clock.GetUtcNow().AddSeconds(3))!;

        public async ValueTask DisposeAsync()
        {
            await host.DisposeAsync();
            database.Dispose();
        }
    }
}
