using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Visavis.Signaling.Protocol;

/// <summary>Copies the escaped text through. Everything but <c>type</c> and <c>sdp</c> is left out.</summary>
internal sealed class SessionDescriptionConverter : JsonConverter<SessionDescription>
{
    private static readonly string[] Types = ["offer", "answer", "pranswer", "rollback"];

    public override SessionDescription Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A description is an object.");
        }

        string? type = null;
        byte[]? sdp = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = ReadType(ref reader);
            }
            else if (reader.ValueTextEquals("sdp"u8))
            {
                reader.Read();
                sdp = ReadQuoted(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return type is null || (sdp is null && type != "rollback")
            ? throw new JsonException("A description has a type and an sdp.")
            : new SessionDescription(type, sdp ?? "\"\""u8.ToArray());
    }

    public override void Write(Utf8JsonWriter writer, SessionDescription value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, value.Type);
        writer.WritePropertyName("sdp"u8);
        writer.WriteRawValue(value.QuotedSdp, skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static string ReadType(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            foreach (var type in Types)
            {
                if (reader.ValueTextEquals(type))
                {
                    return type;
                }
            }
        }

        throw new JsonException("Unknown type of description.");
    }

    private static byte[] ReadQuoted(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("The sdp is a text.");
        }

        var length = reader.HasValueSequence ? (int)reader.ValueSequence.Length : reader.ValueSpan.Length;
        var quoted = new byte[length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        var text = quoted.AsSpan(1, length);
        if (reader.HasValueSequence)
        {
            reader.ValueSequence.CopyTo(text);
        }
        else
        {
            reader.ValueSpan.CopyTo(text);
        }

        // The reader checks escapes but not the encoding; broken text would make the other browser drop its socket.
        return Utf8.IsValid(text) ? quoted : throw new JsonException("The sdp is not UTF-8.");
    }
}
