using Visavis.Signaling.Connections;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Presence;

public sealed class PresenceTests : IAsyncDisposable
{
    private readonly SignalingHost host = SignalingHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_professional_is_offline_until_they_switch_on_and_watchers_and_their_own_pages_hear_it()
    {
        var professional = await host.AddProfessionalAsync();
        var page = await host.OpenAsync(professional);
        var watcher = await host.OpenAsync(userId: null);
        Assert.Equal(PresenceStatus.Offline, (await page.NextAsync<Welcome>("Welcome")).Status);
        Assert.Equal("offline", (await WatchAsync(watcher, professional))[professional.ToString("D")]);

        Assert.Equal("online", await page.InvokeAsync<string>("SetStatus", "online"));

        Assert.Equal([professional.ToString("D"), PresenceStatus.Online], await watcher.NextAsync("PresenceChanged"));
        Assert.Equal([professional.ToString("D"), PresenceStatus.Online], await page.NextAsync("PresenceChanged"));
        Assert.Equal([professional], host.Service<PresenceService>().OnlineUsers(10));

        await page.InvokeAsync<string>("SetStatus", "offline");
        Assert.Equal([professional.ToString("D"), PresenceStatus.Offline], await watcher.NextAsync("PresenceChanged"));
    }

    [Fact]
    public async Task Several_pages_are_one_person_who_leaves_with_the_last()
    {
        var professional = await host.AddProfessionalAsync();
        var first = await host.OpenOnlineAsync(professional);
        var second = await host.OpenAsync(professional);
        var watcher = await host.OpenAsync(userId: null);
        await WatchAsync(watcher, professional);
        var pages = host.Service<PageConnections>();

        await first.DisposeAsync();
        await TestSupport.Eventually.IsTrueAsync(() => pages.CountOf(professional) == 1);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(PresenceStatus.Online, host.Service<PresenceService>().GetStatus(professional));

        await second.DisposeAsync();
        await TestSupport.Eventually.IsTrueAsync(() => pages.CountOf(professional) == 0);
        Assert.Equal(PresenceStatus.Online, host.Service<PresenceService>().GetStatus(professional));
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal([professional.ToString("D"), PresenceStatus.Offline], await watcher.NextAsync("PresenceChanged"));
    }

    /// <summary>A page that has been asked for may load slowly.</summary>
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 9)]
    public async Task The_way_from_one_page_to_the_next_does_not_flicker(bool isAskedFor, int seconds)
    {
        var (professional, page, watcher) = await WatchedAsync();
        if (isAskedFor)
        {
            host.Service<PresenceService>().Expect(professional);
        }

        await LeaveAsync(page, professional);

        host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        var next = await host.OpenAsync(professional);
        Assert.Equal(PresenceStatus.Online, (await next.NextAsync<Welcome>("Welcome")).Status);
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        // The switch's own change is the next thing the watcher hears: nothing came in between.
        await next.InvokeAsync<string>("SetStatus", "offline");
        Assert.Equal(PresenceStatus.Offline, (await watcher.NextAsync("PresenceChanged"))[1]);
    }

    [Fact]
    public async Task A_page_that_was_asked_for_and_never_opens_keeps_nobody_in_the_list()
    {
        var (professional, page, watcher) = await WatchedAsync();
        host.Service<PresenceService>().Expect(professional);
        await LeaveAsync(page, professional);

        host.Clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(PresenceStatus.Offline, (await watcher.NextAsync("PresenceChanged"))[1]);
        Assert.Empty(host.Service<PresenceService>().OnlineUsers(10));
    }

    [Fact]
    public async Task Who_asks_for_a_page_without_having_been_here_is_not_thereby_reachable()
    {
        var professional = await host.AddProfessionalAsync();

        host.Service<PresenceService>().Expect(professional);

        Assert.Equal(PresenceStatus.Offline, host.Service<PresenceService>().GetStatus(professional));
    }

    [Fact]
    public async Task A_person_in_a_call_is_busy_and_online_again_after_it()
    {
        var (caller, _, call) = await host.ConnectAsync();
        var calleeId = (await host.ReadCallAsync(call.Id))!.CalleeId;
        var watcher = await host.OpenAsync(userId: null);
        Assert.Equal("busy", (await WatchAsync(watcher, calleeId))[calleeId.ToString("D")]);
        Assert.Empty(host.Service<PresenceService>().OnlineUsers(10));

        await caller.InvokeAsync("HangUp", call.Id);

        Assert.Equal(PresenceStatus.Online, (await watcher.NextAsync("PresenceChanged"))[1]);
    }

    [Fact]
    public async Task Watching_others_replaces_whom_one_watched_before()
    {
        var (first, second) = (await host.AddProfessionalAsync(), await host.AddProfessionalAsync());
        var (firstPage, secondPage) = (await host.OpenAsync(first), await host.OpenAsync(second));
        var watcher = await host.OpenAsync(userId: null);
        await WatchAsync(watcher, first);
        await WatchAsync(watcher, second);

        await firstPage.InvokeAsync<string>("SetStatus", "online");
        await firstPage.NextAsync("PresenceChanged");
        await secondPage.InvokeAsync<string>("SetStatus", "online");

        Assert.Equal(second.ToString("D"), (await watcher.NextAsync("PresenceChanged"))[0]);
    }

    [Fact]
    public async Task Signing_out_ends_every_connection_of_the_person_and_of_nobody_else()
    {
        var (person, other) = (await host.AddMemberAsync(), await host.AddMemberAsync());
        var (phone, tablet, stranger) = (await host.OpenAsync(person), await host.OpenAsync(person), await host.OpenAsync(other));

        await host.Service<IUserConnections>().AbortAsync(person);

        await phone.Closed;
        await tablet.Closed;
        Assert.Equal(ErrorId.CallNotFound, await stranger.RefusalOfAsync("HangUp", HubPage.NewId()));
    }

    private async Task<(Guid Professional, HubPage Page, HubPage Watcher)> WatchedAsync()
    {
        var professional = await host.AddProfessionalAsync();
        var page = await host.OpenOnlineAsync(professional);
        var watcher = await host.OpenAsync(userId: null);
        await WatchAsync(watcher, professional);
        return (professional, page, watcher);
    }

    private async Task LeaveAsync(HubPage page, Guid userId)
    {
        await page.DisposeAsync();
        await TestSupport.Eventually.IsTrueAsync(() => host.Service<PageConnections>().CountOf(userId) == 0);
    }

    private static Task<Dictionary<string, string>> WatchAsync(HubPage page, Guid userId) =>
        page.InvokeAsync<Dictionary<string, string>>("WatchPresence", [new[] { userId.ToString("D") }]);
}
