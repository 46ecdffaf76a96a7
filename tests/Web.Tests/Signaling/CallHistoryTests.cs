using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Calls;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Signaling;

public sealed class CallHistoryTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Calls_are_listed_newest_first_with_what_each_side_may_know(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var host = SignalingHost.Start(database);
        var (caller, _, call) = await host.ConnectAsync();
        var session = (await host.ReadCallAsync(call.Id))!;
        await caller.InvokeAsync("ReportConnected", call.Id, 1);
        host.Clock.Advance(TimeSpan.FromSeconds(90));
        await caller.InvokeAsync("HangUp", call.Id);
        var missed = await caller.StartCallAsync(session.CalleeId);
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await caller.InvokeAsync("HangUp", missed.Id);

        using var scope = host.App.Services.CreateScope();
        var history = scope.ServiceProvider.GetRequiredService<CallHistory>();
        var mine = await history.ListAsync(session.CallerId);
        var theirs = await history.ListAsync(session.CalleeId);

        Assert.Equal([missed.Id, call.Id], mine.Select(entry => entry.CallId));
        Assert.Equal(("Plombière", CallRole.Caller, TimeSpan.FromSeconds(90)), (mine[1].PeerProfession, mine[1].Role, mine[1].Duration));
        Assert.StartsWith("/professionals/", mine[1].ProfileUrl, StringComparison.Ordinal);
        Assert.All(mine, entry => Assert.False(entry.IsMissed || entry.IsUnseen));
        Assert.Null(theirs[0].ProfileUrl);
        Assert.Equal((true, true, CallEndReason.Cancelled), (theirs[0].IsMissed, theirs[0].IsUnseen, theirs[0].EndReason));
        Assert.Single(await history.ListAsync(session.CallerId, skip: 1, take: 1));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Missed_calls_are_counted_until_they_are_seen(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var host = SignalingHost.Start(database);
        var (_, _, call) = await host.ConnectAsync();
        var callee = (await host.ReadCallAsync(call.Id))!.CalleeId;
        var third = await host.OpenAsync(await host.AddMemberAsync());
        await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => third.StartCallAsync(callee));

        using var scope = host.App.Services.CreateScope();
        var history = scope.ServiceProvider.GetRequiredService<CallHistory>();
        Assert.Equal(1, await history.CountUnseenMissedAsync(callee));
        await history.MarkSeenAsync(callee);

        Assert.Equal(0, await history.CountUnseenMissedAsync(callee));
        var entry = Assert.Single(await history.ListAsync(callee), entry => entry.IsMissed);
        Assert.False(entry.IsUnseen);
    }
}
