using System.Text;

namespace Visavis.RelayBench;

/// <summary>Frames of the JSON hub protocol, as the browser's client writes them.</summary>
internal static class HubFrames
{
    public const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";

    public static readonly byte[] OfferMark = "\"type\":\"offer\""u8.ToArray();

    public static readonly byte[] AnswerMark = "\"type\":\"answer\""u8.ToArray();

    public static string Invoke(string method, string arguments) =>
        $$"""{"arguments":[{{arguments}}],"invocationId":"1","target":"{{method}}","type":1}""" + '\u001e';

    public static byte[] Description(string to, string kind) =>
        Encoding.UTF8.GetBytes(
            $$$"""{"arguments":["{{{to}}}",1,{"type":"{{{kind}}}","sdp":{{{Descriptions.QuotedSdp}}}}],"target":"SendDescription","type":1}"""
                + '\u001e'
        );
}
