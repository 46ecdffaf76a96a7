using System.Collections.Concurrent;
using System.Net;
using Visavis.Signaling;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;

namespace Visavis.Web.Tests.Nodes;

/// <summary>A new version goes out: both nodes behind nginx stop and start, one after the other, while people are in a call.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class RollingRestartTests
{
    private const int Visitors = 20;

    [Fact]
    public async Task Nobody_falls_twice_for_one_stop_nobody_flickers_no_page_is_an_error_and_the_call_goes_on()
    {
        await using var site = await Processes.StartAsync();
        var (calleeId, plumber) = await site.SignInAsync("Mireille", isListed: true);
        var (_, visitor) = await site.SignInAsync("Paul", isListed: false);
        var (onlineId, electrician) = await site.SignInAsync("Anne", isListed: true);
        string? callId = null;
        await using var callee = await ReturningPage.StartAsync(id => site.OpenAsync(plumber, clientId: id), GoOnAsync);
        await using var caller = await ReturningPage.StartAsync(id => site.OpenAsync(visitor, clientId: id), GoOnAsync);
        await using var online = await ReturningPage.StartAsync(id => site.OpenAsync(electrician, clientId: id));
        await callee.Now.InvokeAsync<string>("SetStatus", "online");
        await online.Now.InvokeAsync<string>("SetStatus", "online");
        var call = await caller.Now.StartCallWhenReachableAsync(calleeId);
        await callee.Now.NextAsync(nameof(ISignalingClient.CallRinging));
        await callee.Now.AcceptCallAsync(call.Id);
        await caller.Now.NextAsync(nameof(ISignalingClient.CallAccepted));
        callId = call.Id;
        var answers = new ConcurrentBag<PresenceStatus>();
        var watchers = new List<ReturningPage>();
        for (var number = 0; number < Visitors; number++)
        {
            watchers.Add(await ReturningPage.StartAsync(_ => site.OpenAsVisitorAsync(), WatchAsync));
        }

        List<ReturningPage> everybody = [callee, caller, online, .. watchers];
        await Eventually.IsTrueAsync(async () =>
        {
            var shown = await watchers[0].Now.InvokeAsync<Dictionary<string, PresenceStatus>>("WatchPresence", (object)Watched());
            return shown.Values.All(status => status != PresenceStatus.Offline);
        });
        watchers.ForEach(watcher => watcher.Seen());
        var before = watchers.Select(watcher => watcher.Seen().Count).ToList();
        answers.Clear();
        using var done = new CancellationTokenSource();
        var reading = ReadAsync(site, done.Token);

        var falls = new List<int>();
        foreach (var node in new[] { site.First, site.Second })
        {
            var fallen = everybody.Select(page => page.Falls).ToList();
            Assert.Equal(0, await node.StopAsync());
            await Eventually.IsTrueAsync(() => everybody.TrueForAll(page => page.IsOpen));
            falls.AddRange(everybody.Select((page, index) => page.Falls - fallen[index]));
            await node.StartAsync();
            await UntilUsedAsync(site, node);
        }

        Assert.All(falls, count => Assert.InRange(count, 0, 1));
        Assert.True(falls.Sum() >= everybody.Count, "Nobody was on one of the nodes.");
        await caller.Now.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), "toujours là"));
        while ((await callee.Now.NextAsync<Message>(nameof(ISignalingClient.MessageReceived))).Text != "toujours là") { }
        await done.CancelAsync();
        var (read, wrong) = await reading;
        Assert.True(read > 20);
        Assert.Empty(wrong);
        Assert.DoesNotContain(PresenceStatus.Offline, answers);
        Assert.All(
            watchers.SelectMany((watcher, index) => watcher.Seen().Skip(before[index])),
            told => Assert.NotEqual(PresenceStatus.Offline, told.Status)
        );
        await caller.Now.InvokeAsync("HangUp", call.Id);
        Assert.Equal(CallEndReason.HungUp, await callee.Now.EndOfCallAsync());
        foreach (var watcher in watchers)
        {
            await watcher.DisposeAsync();
        }

        Task GoOnAsync(HubPage page) => callId is null ? Task.CompletedTask : page.JoinCallAsync(callId);

        string[] Watched() => [calleeId.ToString("D"), onlineId.ToString("D")];

        async Task WatchAsync(HubPage page)
        {
            foreach (var (_, status) in await page.InvokeAsync<Dictionary<string, PresenceStatus>>("WatchPresence", (object)Watched()))
            {
                answers.Add(status);
            }
        }
    }

    /// <summary>The proxy counts a node that refused as away for some seconds: the next one stops only when it is used again.</summary>
    private static Task UntilUsedAsync(Processes site, AppProcess node) =>
        Eventually.IsTrueAsync(async () =>
        {
            await using var page = await site.OpenAsVisitorAsync();
            return Processes.SocketsOf(node) > 0;
        });

    private static async Task<(int Read, IReadOnlyList<string> Wrong)> ReadAsync(Processes site, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = site.Proxy.Address };
        var (read, wrong) = (0, new List<string>());
        while (!stop.IsCancellationRequested)
        {
            foreach (var path in new[] { "/", "/professionals", "/legal/terms" })
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
                    read++;
                    if (answer.StatusCode != HttpStatusCode.OK)
                    {
                        wrong.Add($"{path}: {(int)answer.StatusCode}");
                    }
                }
                catch (HttpRequestException e)
                {
                    wrong.Add($"{path}: {e.Message}");
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }

        return (read, wrong);
    }
}
