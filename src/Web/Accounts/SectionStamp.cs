using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Visavis.Web.Accounts;

/// <summary>
/// Tells whether a section of a form was changed elsewhere since it was shown: the form carries the stamp of the values it started from.
/// It needs no column, and two sections of one row do not disturb each other.
/// </summary>
public static class SectionStamp
{
    private const int Bytes = 16;

    public static string Of(params object?[] values) =>
        Base64Url.EncodeToString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(values)).AsSpan(0, Bytes));
}
