using System.Buffers;
using System.Text.Json;

namespace Visavis.Signaling.Relay;

/// <summary>
/// A hub message that calls <c>SendDescription</c> or <c>SendCandidate</c>, read without copying. Only what our pages write is
/// understood; anything unusual is left to the hub, which knows how to refuse it.
/// </summary>
internal ref struct RelayFrame
{
    private const int IdLength = 32;
    private const int LongestDescription = 24 * 1024;
    private const int LongestCandidate = 1024;
    private static readonly SearchValues<byte> IdDigits = SearchValues.Create("0123456789abcdef"u8);

    private readonly ReadOnlySpan<byte> message;
    private ReadOnlySpan<byte> target;
    private Known known;
    private int payloadLength;
    private bool isInvocation;
    private bool isNull;

    private RelayFrame(ReadOnlySpan<byte> message) => this.message = message;

    [Flags]
    private enum Known
    {
        None = 0,
        Type = 1,
        Sdp = 2,
        CandidatePart = 4,
    }

    /// <summary>Whether it names a relay method, even if the rest was not understood.</summary>
    public readonly bool IsRelay => IsDescription || IsCandidate;

    public readonly bool IsDescription => target.SequenceEqual("SendDescription"u8);

    public readonly bool IsCandidate => target.SequenceEqual("SendCandidate"u8);

    /// <summary>The call's id, checked for its form.</summary>
    public ReadOnlySpan<byte> CallId { get; private set; }

    public int Generation { get; private set; }

    /// <summary>What stands between the brackets of the arguments; the event to the other end has the same ones.</summary>
    public ReadOnlySpan<byte> Arguments { get; private set; }

    /// <summary>The id as JSON, quotes included, when the page awaits an answer; else empty.</summary>
    public ReadOnlySpan<byte> InvocationId { get; private set; }

    /// <param name="message">One hub message without its separator, valid UTF-8.</param>
    /// <param name="frame">As much as was understood.</param>
    /// <returns>Whether all of it was understood and keeps within the limits.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, out RelayFrame frame)
    {
        frame = new RelayFrame(message);
        try
        {
            return frame.TryRead() && frame.IsWhole();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool TryRead()
    {
        var reader = new Utf8JsonReader(message);
        var isUnderstood = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // What is not understood is passed over, so that the target is known all the same.
            var before = reader;
            if (!TryReadPart(ref reader))
            {
                isUnderstood = false;
                reader = before;
                reader.Skip();
            }
        }

        return isUnderstood && reader.TokenType == JsonTokenType.EndObject && !reader.Read();
    }

    private bool TryReadPart(scoped ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("arguments"u8))
        {
            return TryReadArguments(ref reader);
        }

        if (reader.ValueTextEquals("target"u8))
        {
            var isText = reader.Read() && reader.TokenType == JsonTokenType.String;
            target = isText ? Unquoted(Token(in reader)) : default;
            return isText;
        }

        if (reader.ValueTextEquals("invocationId"u8))
        {
            var isText = reader.Read() && reader.TokenType == JsonTokenType.String;
            InvocationId = isText ? Token(in reader) : default;
            return isText;
        }

        isInvocation =
            reader.ValueTextEquals("type"u8)
            && reader.Read()
            && reader.TokenType == JsonTokenType.Number
            && reader.TryGetInt32(out var type)
            && type == 1;
        return isInvocation;
    }

    private bool TryReadArguments(scoped ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var start = (int)reader.BytesConsumed;
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        CallId = Unquoted(Token(in reader));
        if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var generation) || !reader.Read())
        {
            return false;
        }

        Generation = generation;
        var payloadStart = (int)reader.TokenStartIndex;
        isNull = reader.TokenType == JsonTokenType.Null;
        if (!isNull && !TryReadPayload(ref reader))
        {
            return false;
        }

        payloadLength = (int)reader.BytesConsumed - payloadStart;
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
        {
            return false;
        }

        Arguments = message[start..(int)reader.TokenStartIndex];
        return true;
    }

    private bool TryReadPayload(scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var part =
                reader.ValueTextEquals("sdp"u8) ? Known.Sdp
                : reader.ValueTextEquals("type"u8) ? Known.Type
                : reader.ValueTextEquals("candidate"u8)
                || reader.ValueTextEquals("sdpMid"u8)
                || reader.ValueTextEquals("usernameFragment"u8)
                    ? Known.CandidatePart
                : Known.None;
            var isIndex = part == Known.None && reader.ValueTextEquals("sdpMLineIndex"u8);
            if (!reader.Read() || !IsExpected(part, isIndex, in reader))
            {
                return false;
            }

            known |= isIndex ? Known.CandidatePart : part;
        }

        return reader.TokenType == JsonTokenType.EndObject;
    }

    private static bool IsExpected(Known part, bool isIndex, scoped in Utf8JsonReader reader) =>
        part switch
        {
            Known.Sdp => reader.TokenType == JsonTokenType.String,
            Known.Type => reader.TokenType == JsonTokenType.String && IsDescriptionType(reader.ValueSpan),
            Known.CandidatePart => reader.TokenType is JsonTokenType.String or JsonTokenType.Null,
            _ => isIndex
                && (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out _))),
        };

    private static bool IsDescriptionType(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("offer"u8) || type.SequenceEqual("answer"u8) || type.SequenceEqual("pranswer"u8);

    private readonly bool IsWhole()
    {
        if (!isInvocation || CallId.Length != IdLength || CallId.IndexOfAnyExcept(IdDigits) >= 0)
        {
            return false;
        }

        // Escapes count as they are written: what is too long only because of them, the hub measures exactly.
        return IsDescription
            ? !isNull && known == (Known.Type | Known.Sdp) && payloadLength <= LongestDescription
            : IsCandidate && (isNull || known is Known.None or Known.CandidatePart) && payloadLength <= LongestCandidate;
    }

    private readonly ReadOnlySpan<byte> Token(scoped in Utf8JsonReader reader) =>
        message[(int)reader.TokenStartIndex..(int)reader.BytesConsumed];

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> token) => token[1..^1];
}
