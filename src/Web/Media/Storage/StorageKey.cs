using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Visavis.Web.Media.Storage;

/// <summary>Keys of stored files: a folder for what they are, and 128 random bits.</summary>
public static partial class StorageKey
{
    public const string Photos = "photos/";
    public const string Documents = "documents/";
    public const string Exports = "exports/";

    private const int Bytes = 16;

    public static string New(string folder) => folder + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Lets through what <see cref="New"/> makes, so that no key can ever name another place.</summary>
    /// <exception cref="ArgumentException">It is no key.</exception>
    public static void ThrowUnlessKey(string key)
    {
        if (!Shape().IsMatch(key))
        {
            throw new ArgumentException("A storage key is a folder's name, a slash and 32 hexadecimal digits.", nameof(key));
        }
    }

    /// <summary>Lets through a folder as above, the beginning of a key in it, or nothing.</summary>
    /// <exception cref="ArgumentException">No key begins so.</exception>
    public static void ThrowUnlessPrefix(string prefix)
    {
        if (!PrefixShape().IsMatch(prefix))
        {
            throw new ArgumentException("No storage key begins so.", nameof(prefix));
        }
    }

    [GeneratedRegex(@"^[a-z]{1,32}/[0-9a-f]{32}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^([a-z]{1,32}(/[0-9a-f]{0,32})?)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex PrefixShape();
}
