using System.Security.Cryptography;
using System.Text;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Ice;

public sealed class IceServersTests
{
    private const string Secret = "a-secret-of-the-tests";

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Turn:Urls:0"] = "turn:127.0.0.1:3478?transport=udp",
        ["Turn:Urls:1"] = "turns:127.0.0.1:5349?transport=tcp",
        ["Turn:Stun:0"] = "stun:127.0.0.1:3478",
        ["Turn:Secret"] = Secret,
        ["Turn:CredentialMinutes"] = "5",
    };

    [Fact]
    public async Task Members_of_a_live_call_get_credentials_of_minutes_that_name_nobody()
    {
        await using var host = SignalingHost.Start(settings: Settings);
        var (caller, callee, call) = await host.ConnectAsync();
        var session = (await host.ReadCallAsync(call.Id))!;

        var answer = await caller.InvokeAsync<IceServers>("GetIceServers", call.Id);

        Assert.Equal(300, answer.TtlSeconds);
        Assert.Equal(["stun:127.0.0.1:3478"], answer.Servers[0].Urls);
        Assert.Null(answer.Servers[0].Credential);
        var turn = answer.Servers[1];
        Assert.Equal(2, turn.Urls.Count);
        Assert.StartsWith($"{host.Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds()}:", turn.Username, StringComparison.Ordinal);
        Assert.DoesNotContain(session.CallerId.ToString("N")[..8], turn.Username, StringComparison.Ordinal);
#pragma warning disable CA5350 // What coturn computes.
        var expected = HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(turn.Username!));
#pragma warning restore CA5350
        Assert.Equal(Convert.ToBase64String(expected), turn.Credential);
        Assert.NotEqual(turn.Username, (await callee.InvokeAsync<IceServers>("GetIceServers", call.Id)).Servers[1].Username);
    }

    [Fact]
    public async Task A_call_that_is_over_gives_no_credentials()
    {
        await using var host = SignalingHost.Start(settings: Settings);
        var (caller, _, call) = await host.ConnectAsync();
        await caller.InvokeAsync("HangUp", call.Id);

        Assert.Equal(ErrorId.CallOver, await caller.RefusalOfAsync("GetIceServers", call.Id));
    }

    [Fact]
    public async Task Without_a_relay_the_list_is_empty()
    {
        await using var host = SignalingHost.Start();
        var (caller, _, call) = await host.ConnectAsync();

        Assert.Empty((await caller.InvokeAsync<IceServers>("GetIceServers", call.Id)).Servers);
    }
}
