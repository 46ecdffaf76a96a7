using Visavis.Signaling.Ice;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Ice;

public sealed class RelayOnlyTests
{
    private const string Host = "candidate:1 1 udp 2122260223 192.168.1.7 51000 typ host generation 0 ufrag abcd";
    private const string Reflexive = "candidate:2 1 udp 1686052607 203.0.113.9 51000 typ srflx raddr 192.168.1.7 rport 51000";
    private const string Relay = "candidate:3 1 udp 41885439 198.51.100.1 60000 typ relay raddr 203.0.113.9 rport 51000 generation 0";
    private const string RelayHidden = "candidate:3 1 udp 41885439 198.51.100.1 60000 typ relay raddr 0.0.0.0 rport 0 generation 0";

    [Theory]
    [InlineData(Host)]
    [InlineData(Reflexive)]
    [InlineData("candidate:4 1 udp 1 203.0.113.9 9 typ prflx")]
    [InlineData("candidate:5 1 udp 1 203.0.113.9 9 typ host ufrag x typ relay")]
    [InlineData("candidate: typ relay 203.0.113.9")]
    [InlineData("203.0.113.9 typ relay")]
    public void Nothing_but_a_relayed_candidate_passes(string candidate) => Assert.Null(RelayOnlyFilter.Apply(new IceCandidate(candidate)));

    [Fact]
    public void A_relayed_candidate_passes_without_the_address_behind_it()
    {
        Assert.Equal(RelayHidden, RelayOnlyFilter.Apply(new IceCandidate(Relay))!.Candidate);
        Assert.Equal("", RelayOnlyFilter.Apply(new IceCandidate(""))!.Candidate);
    }

    [Fact]
    public void A_description_loses_every_address_but_the_relays()
    {
        string[] sdp =
        [
            "v=0",
            "o=- 46117 2 IN IP4 192.168.1.7",
            "c=IN IP4 203.0.113.9",
            "m=audio 51000 UDP/TLS/RTP/SAVPF 111",
            "c=IN IP6 2001:db8::7",
            "a=rtcp:51001 IN IP4 203.0.113.9",
            $"a={Host}",
            $"a={Reflexive}",
            $"A={Host}".Replace("A=", "a=", StringComparison.Ordinal).Replace("typ host", "typ HOST", StringComparison.Ordinal),
            $"a={Relay}",
            "a=ice-ufrag:abcd",
            "",
        ];

        var filtered = RelayOnlyFilter.Apply(new SessionDescription("offer", string.Join("\r\n", sdp)));

        Assert.Equal("offer", filtered.Type);
        Assert.Equal(
            [
                "v=0",
                "o=- 46117 2 IN IP4 0.0.0.0",
                "c=IN IP4 0.0.0.0",
                "m=audio 51000 UDP/TLS/RTP/SAVPF 111",
                "c=IN IP4 0.0.0.0",
                "a=rtcp:51001 IN IP4 0.0.0.0",
                $"a={RelayHidden}",
                "a=ice-ufrag:abcd",
                "",
            ],
            filtered.ReadSdp().Split("\r\n")
        );
    }

    [Fact]
    public async Task Through_the_hub_only_the_person_who_hides_is_filtered()
    {
        await using var host = SignalingHost.Start();
        var (caller, callee, call) = await host.ConnectAsync(callerRelayOnly: true);

        await caller.SendCandidateAsync(call.Id, 1, Host);
        await caller.SendCandidateAsync(call.Id, 1, Relay);
        await caller.SendDescriptionAsync(call.Id, 1, $"v=0\r\na={Host}\r\n");
        await callee.SendCandidateAsync(call.Id, 1, Host);

        Assert.Equal(RelayHidden, ((IceCandidate)(await callee.NextAsync("CandidateReceived"))[2]!).Candidate);
        Assert.Equal("v=0\r\n", ((SessionDescription)(await callee.NextAsync("DescriptionReceived"))[2]!).ReadSdp());
        Assert.Equal(Host, ((IceCandidate)(await caller.NextAsync("CandidateReceived"))[2]!).Candidate);
        Assert.True(await callee.HasNoneAsync("CandidateReceived"));
        Assert.True(call.RelayOnly);
        Assert.True((await caller.InvokeAsync<IceServers>("GetIceServers", call.Id)).RelayOnly);
        Assert.False((await callee.InvokeAsync<IceServers>("GetIceServers", call.Id)).RelayOnly);
    }

    [Fact]
    public async Task What_is_held_while_it_rings_is_filtered_too()
    {
        await using var host = SignalingHost.Start();
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId, relayOnly: true);
        await caller.SendDescriptionAsync(call.Id, 1, $"v=0\r\na={Host}\r\n");
        await caller.SendCandidateAsync(call.Id, 1, Reflexive);

        await callee.AcceptCallAsync(call.Id);

        Assert.Equal("v=0\r\n", ((SessionDescription)(await callee.NextAsync("DescriptionReceived"))[2]!).ReadSdp());
        Assert.True(await callee.HasNoneAsync("CandidateReceived"));
    }
}
