using System.Buffers;
using System.Security.Cryptography;

namespace Visavis.Signaling.Protocol;

/// <summary>Ids of calls, pages, requests and messages: 128 random bits as 32 lower-case hexadecimal digits.</summary>
internal static class HexId
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static bool IsValid(string? text) => text is { Length: 32 } && text.AsSpan().IndexOfAnyExcept(Digits) < 0;
}
