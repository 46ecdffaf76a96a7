using System.Net;
using Visavis.Signaling.Presence;
using Visavis.TestSupport;
using Visavis.TestSupport.Signaling;

namespace Visavis.Web.Tests.Nodes;

/// <summary>nginx with the printed configuration: what becomes of open pages when it, or a node behind it, goes and comes back.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class ProxyTests
{
    private const int Pages = 60;

    [Fact]
    public async Task Reloading_cuts_nobody_restarting_cuts_once_and_a_node_that_came_back_has_its_share_when_people_have_moved_on()
    {
        await using var site = await Processes.StartAsync(
            new Dictionary<string, string>
            {
                ["Signaling:Limits:ConnectionsPerAddress"] = "1000",
                ["Signaling:Limits:ArrivalBurst"] = "1000",
            }
        );
        using var reader = new HttpClient { BaseAddress = site.Proxy.Address };
        var pages = await OpenAllAsync(site);
        Assert.InRange(Processes.SocketsOf(site.First), Pages * 3 / 10, Pages * 7 / 10 + 20);

        await site.Proxy.ReloadAsync();
        foreach (var page in pages)
        {
            await AskAsync(page);
        }

        await using (var late = await site.OpenAsVisitorAsync())
        {
            await AskAsync(late);
        }

        await site.Proxy.RestartAsync();
        await Task.WhenAll(pages.Select(page => page.Closed));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader));
        pages = await OpenAllAsync(site);

        // A node dies: its pages find the other at the first try.
        var onFirst = Processes.SocketsOf(site.First);
        await site.First.KillAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader));
        for (var index = 0; index < pages.Count; index++)
        {
            if (!await IsOpenAsync(pages[index]))
            {
                pages[index] = await site.OpenAsVisitorAsync();
            }
        }

        Assert.True(onFirst > 0 && Processes.SocketsOf(site.Second) >= Pages);

        // It comes back with nobody on it: once nginx has tried it again it has its part of all that opens, though no socket has ended yet.
        await site.First.StartAsync();
        await Eventually.IsTrueAsync(async () =>
        {
            pages.Add(await site.OpenAsVisitorAsync());
            return Processes.SocketsOf(site.First) > 0;
        });
        for (var index = 0; index < Pages; index++)
        {
            pages.Add(await site.OpenAsVisitorAsync());
        }

        Assert.True(
            Processes.SocketsOf(site.First) >= 0.3 * pages.Count,
            $"{Processes.SocketsOf(site.First)} sockets of {pages.Count} on the node that came back."
        );

        // And people move on to their next pages.
        for (var index = 0; index < pages.Count; index++)
        {
            await pages[index].DisposeAsync();
            pages[index] = await site.OpenAsVisitorAsync();
        }

        var (first, second) = (Processes.SocketsOf(site.First), Processes.SocketsOf(site.Second));
        Assert.True(first >= 0.3 * (first + second), $"{first} sockets on the node that came back, {second} on the other.");
        foreach (var page in pages)
        {
            await page.DisposeAsync();
        }
    }

    private static async Task<List<HubPage>> OpenAllAsync(Processes site)
    {
        var pages = new List<HubPage>();
        for (var number = 0; number < Pages; number++)
        {
            pages.Add(await site.OpenAsVisitorAsync());
        }

        return pages;
    }

    private static async Task AskAsync(HubPage page) =>
        Assert.Single(
            await page.InvokeAsync<Dictionary<string, PresenceStatus>>("WatchPresence", (object)new[] { Guid.NewGuid().ToString("D") })
        );

    private static async Task<bool> IsOpenAsync(HubPage page)
    {
        try
        {
            await AskAsync(page);
            return true;
        }
        catch (Exception e)
            when (e is InvalidOperationException or OperationCanceledException or IOException or System.Net.WebSockets.WebSocketException)
        {
            return false;
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient reader)
    {
        using var answer = await reader.GetAsync(new Uri("/", UriKind.Relative));
        return answer.StatusCode;
    }
}
