using System.Text.RegularExpressions;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>Addresses the site may fetch a photo from: one host of Google's, encrypted, and nothing that only looks like it.</summary>
internal static partial class GooglePictureAddress
{
    public const string Host = "lh3.googleusercontent.com";
    public const int Longest = 500;

    /// <summary>Null for any other address.</summary>
    public static string? Read(string? told) =>
        told is { Length: > 0 and <= Longest }
        && Uri.TryCreate(told, UriKind.Absolute, out var address)
        && address is { IsDefaultPort: true, UserInfo.Length: 0 }
        && address.Scheme == Uri.UriSchemeHttps
        && address.Host == Host
            ? address.AbsoluteUri
            : null;

    /// <summary>Google names the size at the end of the address; the one it tells is a thumbnail.</summary>
    public static Uri LargeOf(string address) => new(Thumbnail().Replace(address, "=s480-c"));

    [GeneratedRegex(@"=s\d{1,4}(-c)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Thumbnail();
}
