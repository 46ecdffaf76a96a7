using System.Text;
using System.Text.Json;

namespace Visavis.RelayBench;

/// <summary>Session descriptions of the size browsers make, 5.4 KB.</summary>
internal static class Descriptions
{
    private const int Length = 5400;

    /// <summary>The text as a JSON string, quotes included, escaped as a browser's <c>JSON.stringify</c> does.</summary>
    public static string QuotedSdp { get; } = Quote();

    private static string Quote()
    {
        var sdp = new StringBuilder("v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
        for (var payload = 96; sdp.Length < Length; payload++)
        {
            sdp.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"a=rtpmap:{payload} VP8/90000\r\na=rtcp-fb:{payload} goog-remb\r\na=fmtp:{payload} level-asymmetry-allowed=1;packetization-mode=1\r\n"
            );
        }

        sdp.Length = Length;
        return "\"" + JsonEncodedText.Encode(sdp.ToString(), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
    }
}
