using System.Text.Json;
using System.Text.Json.Serialization;

namespace Visavis.Signaling.Protocol;

/// <summary>
/// An offer or an answer. Its text is kept as the JSON string it came as: the relay is the hot path and has no reason
/// to unescape several kilobytes only to escape them again.
/// </summary>
[JsonConverter(typeof(SessionDescriptionConverter))]
public sealed class SessionDescription
{
    internal SessionDescription(string type, byte[] quotedSdp)
    {
        Type = type;
        QuotedSdp = quotedSdp;
    }

    public SessionDescription(string type, string sdp)
        : this(type, JsonSerializer.SerializeToUtf8Bytes(sdp)) { }

    /// <summary>An <c>RTCSdpType</c>.</summary>
    public string Type { get; }

    /// <summary>The text as JSON writes it, quotes and escapes included; valid UTF-8.</summary>
    internal byte[] QuotedSdp { get; }

    /// <summary>The text itself.</summary>
    public string ReadSdp() => JsonSerializer.Deserialize<string>(QuotedSdp)!;

    internal bool IsLongerThan(int bytes) => QuotedSdp.Length > bytes && System.Text.Encoding.UTF8.GetByteCount(ReadSdp()) > bytes;
}
