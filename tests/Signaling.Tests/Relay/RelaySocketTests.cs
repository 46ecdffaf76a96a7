using System.Net.WebSockets;
using System.Text.Json;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Relay;

/// <summary>The short way from socket to socket must not be told from the long one through the hub.</summary>
public sealed class RelaySocketTests : IAsyncDisposable
{
    private readonly SignalingHost host = SignalingHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("""{"type":"offer","sdp":"v=0\r\n\u00e9 ☎"}""")]
    [InlineData("""{"type":"offer","sdp":"v=0","more":[1,{"x":null}]}""")]
    [InlineData("""{"type":"offer"}""")]
    [InlineData("""{"type":"offer","sdp":null}""")]
    [InlineData("""{"type":"nonsense","sdp":""}""")]
    [InlineData("""["offer","v=0"]""")]
    [InlineData("null")]
    public async Task Both_ways_pass_or_refuse_a_description_alike(string description)
    {
        var (caller, callee, callId) = await ConnectAsync();

        foreach (var type in (WebSocketMessageType[])[WebSocketMessageType.Text, WebSocketMessageType.Binary])
        {
            await caller.SendAsync(Invocation(callId, 1, description), type);
            var answer = await caller.ReadUntilAsync("\"invocationId\":\"9\"");
            if (!description.Contains("v=0", StringComparison.Ordinal) || description.StartsWith('['))
            {
                Assert.Contains("HubException: invalid_argument: ", answer, StringComparison.Ordinal);
                continue;
            }

            Assert.DoesNotContain("error", answer, StringComparison.Ordinal);
            var received = JsonDocument.Parse((await callee.ReadUntilAsync("DescriptionReceived"))!).RootElement.GetProperty("arguments");
            Assert.Equal((callId, 1), (received[0].GetString(), received[1].GetInt32()));
            Assert.Equal("offer", received[2].GetProperty("type").GetString());
            Assert.Equal(
                JsonDocument.Parse(description).RootElement.GetProperty("sdp").GetString(),
                received[2].GetProperty("sdp").GetString()
            );
            Assert.Equal(2, received[2].EnumerateObject().Count());
        }
    }

    [Theory]
    [InlineData(WebSocketMessageType.Text)]
    [InlineData(WebSocketMessageType.Binary)]
    public async Task Both_ways_refuse_a_stale_generation_and_a_strangers_call(WebSocketMessageType type)
    {
        var (caller, _, callId) = await ConnectAsync();
        await using var stranger = await RawSocket.OpenAsync(host.Address, await host.AddMemberAsync());

        await caller.SendAsync(Invocation(callId, 2, """{"type":"offer","sdp":""}"""), type);
        Assert.Contains("stale_generation", await caller.ReadUntilAsync("\"invocationId\":\"9\""), StringComparison.Ordinal);
        await stranger.SendAsync(Invocation(callId, 1, """{"type":"offer","sdp":""}"""), type);
        Assert.Contains("call_not_found", await stranger.ReadUntilAsync("\"invocationId\":\"9\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_messages_pieces_several_in_one_and_other_methods_between_keep_their_order()
    {
        var (caller, callee, callId) = await ConnectAsync();
        var expected = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            var sdp = $"{i}:{new string('x', i * 700)}";
            expected.Add(sdp);
            var frame = Invocation(callId, 1, $$"""{"type":"offer","sdp":"{{sdp}}"}""");
            await (
                (i % 4) switch
                {
                    0 => caller.SendAsync(frame),
                    1 => caller.SendInPiecesAsync(frame, 3),
                    2 => caller.SendAsync(frame, WebSocketMessageType.Binary),
                    _ => caller.SendAsync($$"""{"type":6}{{'\u001e'}}{{frame}}"""),
                }
            );
            // As pages do: the answer first, where the ways differ.
            await caller.ReadUntilAsync("\"invocationId\":\"9\"");
        }

        foreach (var sdp in expected)
        {
            var frame = await callee.ReadUntilAsync("DescriptionReceived");
            Assert.Equal(sdp, JsonDocument.Parse(frame!).RootElement.GetProperty("arguments")[2].GetProperty("sdp").GetString());
        }
    }

    [Fact]
    public async Task Messages_that_take_different_ways_without_waiting_for_answers_keep_their_order()
    {
        var (caller, callee, callId) = await ConnectAsync();
        for (var i = 0; i < 60; i++)
        {
            // Every third one holds something unusual and goes through the hub.
            var more = i % 3 == 0 ? ",\"more\":1" : "";
            await caller.SendAsync(
                $$$"""{"arguments":["{{{callId}}}",1,{"candidate":"{{{i}}}"{{{more}}}}],"target":"SendCandidate","type":1}"""
            );
        }

        for (var i = 0; i < 60; i++)
        {
            var frame = await callee.ReadUntilAsync("CandidateReceived");
            Assert.Equal($"{i}", JsonDocument.Parse(frame!).RootElement.GetProperty("arguments")[2].GetProperty("candidate").GetString());
        }
    }

    [Fact]
    public async Task A_message_just_below_the_frame_limit_is_refused_and_the_connection_lives_on()
    {
        var (caller, callee, callId) = await ConnectAsync();

        await caller.SendAsync(Invocation(callId, 1, $$"""{"type":"offer","sdp":"{{new string('x', 32_000)}}"}"""));
        Assert.Contains("too_large", await caller.ReadUntilAsync("\"invocationId\":\"9\""), StringComparison.Ordinal);
        await caller.SendAsync(Invocation(callId, 1, """{"type":"offer","sdp":"fits"}"""));

        Assert.Contains("fits", await callee.ReadUntilAsync("DescriptionReceived"), StringComparison.Ordinal);
    }

    /// <summary>Two raw sockets as the ends of a call.</summary>
    private async Task<(RawSocket Caller, RawSocket Callee, string CallId)> ConnectAsync()
    {
        var (callerPage, calleePage, call) = await host.ConnectAsync();
        var session = (await host.ReadCallAsync(call.Id))!;
        var caller = await JoinAsync(session.CallerId, call.Id, callerPage.ClientId);
        var callee = await JoinAsync(session.CalleeId, call.Id, calleePage.ClientId);
        return (caller, callee, call.Id);
    }

    private async Task<RawSocket> JoinAsync(Guid userId, string callId, string clientId)
    {
        var socket = await RawSocket.OpenAsync(host.Address, userId);
        await socket.SendAsync(
            $$"""{"arguments":[{"callId":"{{callId}}","clientId":"{{clientId}}"}],"invocationId":"1","target":"JoinCall","type":1}"""
        );
        Assert.DoesNotContain(ErrorId.CallNotFound, await socket.ReadUntilAsync("\"invocationId\":\"1\""), StringComparison.Ordinal);
        return socket;
    }

    private static string Invocation(string callId, int generation, string description) =>
        $$"""{"arguments":["{{callId}}",{{generation}},{{description}}],"invocationId":"9","target":"SendDescription","type":1}""";
}
