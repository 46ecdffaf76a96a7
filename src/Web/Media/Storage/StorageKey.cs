using System.Security.Cryptography;

namespace Visavis.Web.Media.Storage;

/// <summary>Keys of stored files: a folder for what they are, and 128 random bits.</summary>
public static class StorageKey
{
    public const string Photos = "photos/";
    public const string Documents = "documents/";
    public const string Exports = "exports/";

    private const int Bytes = 16;

    public static string New(string folder) => folder + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
