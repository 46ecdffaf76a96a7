using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Limits;

public sealed class LimitTests
{
    [Fact]
    public async Task Methods_beyond_the_burst_are_too_fast_until_time_has_passed()
    {
        await using var host = SignalingHost.Start();
        var page = await host.OpenAsync(await host.AddMemberAsync());
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(ErrorId.CallNotFound, await page.RefusalOfAsync("HangUp", HubPage.NewId()));
        }

        Assert.Equal(ErrorId.TooFast, await page.RefusalOfAsync("HangUp", HubPage.NewId()));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ErrorId.CallNotFound, await page.RefusalOfAsync("HangUp", HubPage.NewId()));
        }

        Assert.Equal(ErrorId.TooFast, await page.RefusalOfAsync("HangUp", HubPage.NewId()));
    }

    [Fact]
    public async Task Relayed_messages_have_a_limit_of_their_own_and_what_is_beyond_it_passes_to_nobody()
    {
        var settings = new Dictionary<string, string> { ["Signaling:Limits:RelayBurst"] = "5" };
        await using var host = SignalingHost.Start(settings: settings);
        var (caller, callee, call) = await host.ConnectAsync();
        for (var i = 0; i < 5; i++)
        {
            await caller.SendCandidateAsync(call.Id, 1, $"candidate:{i}");
            await callee.NextAsync("CandidateReceived");
        }

        Assert.Equal(ErrorId.TooFast, await caller.RefusalOfAsync("SendCandidate", call.Id, 1, new IceCandidate("candidate:5")));
        Assert.Equal(ErrorId.TooFast, await caller.RefusalOfAsync("SendDescription", call.Id, 1, new SessionDescription("offer", "v=0")));
        Assert.True(await callee.HasNoneAsync("CandidateReceived"));
        Assert.True(await callee.HasNoneAsync("DescriptionReceived"));
        await callee.SendCandidateAsync(call.Id, 1, "candidate:of-the-other");
        await caller.InvokeAsync("HangUp", call.Id);
    }

    [Fact]
    public async Task A_person_starts_ten_calls_a_minute_over_all_their_pages()
    {
        await using var host = SignalingHost.Start();
        var caller = await host.AddMemberAsync();
        var pages = new[] { await host.OpenAsync(caller), await host.OpenAsync(caller) };
        var offline = (await host.AddProfessionalAsync()).ToString("D");
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(
                ErrorId.CalleeOffline,
                await pages[i % 2].RefusalOfAsync("StartCall", new StartCallRequest(offline, HubPage.NewId(), HubPage.NewId()))
            );
        }

        var next = new StartCallRequest(offline, HubPage.NewId(), HubPage.NewId());
        Assert.Equal(ErrorId.TooFast, await pages[0].RefusalOfAsync("StartCall", next));
        host.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(ErrorId.CalleeOffline, await pages[0].RefusalOfAsync("StartCall", next));
        Assert.Empty(await host.Service<ICallStore>().ListLiveAsync());
    }

    [Fact]
    public async Task Connections_beyond_the_limit_of_a_person_or_an_address_are_closed()
    {
        var settings = new Dictionary<string, string>
        {
            ["Signaling:Limits:ConnectionsPerPerson"] = "2",
            ["Signaling:Limits:ConnectionsPerAddress"] = "1",
        };
        await using var host = SignalingHost.Start(settings: settings);
        var person = await host.AddMemberAsync();
        var first = await host.OpenAsync(person);
        await host.OpenAsync(person);
        await host.OpenAsync(userId: null);

        await (await host.OpenAsync(person)).Closed;
        await (await host.OpenAsync(userId: null)).Closed;

        await first.NextAsync<Welcome>("Welcome");
        await first.DisposeAsync();
        await TestSupport.Eventually.IsTrueAsync(() => host.Service<Connections.PageConnections>().CountOf(person) == 1);
        await (await host.OpenAsync(person)).NextAsync<Welcome>("Welcome");
    }
}
