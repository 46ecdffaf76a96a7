using System.Text;
using Visavis.Signaling.Relay;

namespace Visavis.Signaling.Tests.Relay;

public sealed class RelayFrameTests
{
    private const string CallId = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(
        $$"""{"arguments":["{{CallId}}",3,{"type":"offer","sdp":"v=0\r\n"}],"invocationId":"7","target":"SendDescription","type":1}"""
    )]
    [InlineData(
        $$"""{"type":1,"invocationId":"7","target":"SendDescription","arguments":["{{CallId}}",3,{"sdp":"v=0\r\n","type":"answer"}]}"""
    )]
    [InlineData(
        $$"""{ "type": 1, "target": "SendDescription", "arguments": [ "{{CallId}}", 3, {"type":"pranswer","sdp":""} ], "invocationId": "7" }"""
    )]
    public void A_description_is_understood_in_any_order_of_its_parts(string message)
    {
        Assert.True(Read(message, out var frame));

        Assert.True(frame is { IsDescription: true, IsCandidate: false, Generation: 3 });
        Assert.Equal(CallId, Encoding.UTF8.GetString(frame.CallId));
        Assert.Equal("\"7\"", Encoding.UTF8.GetString(frame.InvocationId));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"candidate":"candidate:1 1 udp","sdpMid":"0","sdpMLineIndex":0,"usernameFragment":null}""")]
    [InlineData("""{"candidate":"","sdpMLineIndex":null}""")]
    public void A_candidate_is_understood_and_its_arguments_stay_as_they_came(string candidate)
    {
        Assert.True(Read($$"""{"arguments":["{{CallId}}",1,{{candidate}}],"target":"SendCandidate","type":1}""", out var frame));

        Assert.True(frame.IsCandidate);
        Assert.True(frame.InvocationId.IsEmpty);
        Assert.Equal($"\"{CallId}\",1,{candidate}", Encoding.UTF8.GetString(frame.Arguments));
    }

    [Theory]
    [InlineData($$"""{"arguments":["{{CallId}}",1,{"type":"offer"}],"target":"SendDescription","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,{"type":"other","sdp":""}],"target":"SendDescription","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,{"type":"offer","sdp":7}],"target":"SendDescription","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,{"type":"offer","sdp":"","more":1}],"target":"SendDescription","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,{"type":"offer","sdp":"","candidate":""}],"target":"SendDescription","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,null],"target":"SendDescription","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,{"type":"offer","sdp":""}],"target":"SendCandidate","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,{"candidate":1}],"target":"SendCandidate","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,{"sdpMLineIndex":"0"}],"target":"SendCandidate","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,[]],"target":"SendCandidate","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1],"target":"SendCandidate","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,null,2],"target":"SendCandidate","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}","1",null],"target":"SendCandidate","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1.5,null],"target":"SendCandidate","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,null],"target":"SendCandidate","type":4}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,null],"target":"SendCandidate"}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,null],"target":"SendCandidate","streamIds":["1"],"type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,null],"target":"SendCandidate","invocationId":7,"type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,null],"target":"SendCandidate","type":1}{"type":6}""")]
    [InlineData($$"""{"arguments":["{{CallId}}",1,null],"target":"SendCandidate","type":1""")]
    [InlineData("""{"arguments":["0123456789ABCDEF0123456789ABCDEF",1,null],"target":"SendCandidate","type":1}""")]
    [InlineData("""{"arguments":["short",1,null],"target":"SendCandidate","type":1}""")]
    [InlineData($$"""{"arguments":["{{CallId}}"],"target":"HangUp","type":1}""")]
    [InlineData("""{"type":6}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("not json")]
    public void Anything_unusual_is_left_to_the_hub(string message) => Assert.False(Read(message, out _));

    [Theory]
    [InlineData(24 * 1024, false)]
    [InlineData((24 * 1024) - 64, true)]
    public void What_may_be_too_large_is_left_to_the_hub(int length, bool isUnderstood)
    {
        var sdp = new string('x', length);
        Assert.Equal(
            isUnderstood,
            Read($$"""{"arguments":["{{CallId}}",1,{"type":"offer","sdp":"{{sdp}}"}],"target":"SendDescription","type":1}""", out _)
        );
        Assert.False(Read($$"""{"arguments":["{{CallId}}",1,{"candidate":"{{sdp}}"}],"target":"SendCandidate","type":1}""", out _));
    }

    private static bool Read(string message, out RelayFrame frame) => RelayFrame.TryRead(Encoding.UTF8.GetBytes(message), out frame);
}
