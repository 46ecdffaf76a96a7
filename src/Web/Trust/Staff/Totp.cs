using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Visavis.Web.Trust.Staff;

/// <summary>Codes of six digits that change every half minute (RFC 6238, as authenticator apps make them).</summary>
public static class Totp
{
    public const int KeyBytes = 20;
    private const int Digits = 6;
    private const int Modulus = 1_000_000;
    private const long StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        // SHA-1 is what every app makes; as a keyed hash it is sound.
#pragma warning disable CA5350
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    /// <summary>The step this code is of, a step early or late included; null when it is of none after <paramref name="lastUsed"/>.</summary>
    public static long? Match(byte[] key, string? code, DateTimeOffset now, long lastUsed)
    {
        var typed = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (typed.Length != Digits)
        {
            return null;
        }

        var step = StepOf(now);
        foreach (var candidate in new[] { step, step - 1, step + 1 })
        {
            if (
                candidate > lastUsed
                && CryptographicOperations.FixedTimeEquals(
                    System.Text.Encoding.ASCII.GetBytes(typed),
                    System.Text.Encoding.ASCII.GetBytes(CodeOf(key, candidate))
                )
            )
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The key as people type it into an app.</summary>
    public static string Readable(byte[] key)
    {
        var text = new System.Text.StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var value in key)
        {
            buffer = (buffer << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(buffer >> bits) & 31]);
            }
        }

        return text.ToString();
    }
}
