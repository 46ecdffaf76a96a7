using System.Security.Cryptography;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>References and codes that are read aloud and copied from paper: no sign that looks like another.</summary>
public static class ClientReference
{
    private const string Signs = "23456789ABCDEFGHJKMNPQRTUVWXYZ";
    private const string Prefix = "C-";
    private const int Length = 8;
    private const int CodeLength = 12;
    private const int CodeGroup = 4;

    public static string New() => Prefix + RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>As it is stored, from how somebody typed it; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var plain = Plain(typed);
        plain = plain.Length == Length + 1 && plain[0] == 'C' ? plain[1..] : plain;
        return plain.Length == Length && plain.All(Signs.Contains) ? Prefix + plain : null;
    }

    /// <summary>A code for a letter: "7K3M-9Q2T-PX4W".</summary>
    public static string NewCode() =>
        string.Join('-', RandomNumberGenerator.GetString(Signs, CodeLength).Chunk(CodeGroup).Select(group => new string(group)));

    /// <summary>What is stored of a code.</summary>
    public static string HashOf(string? code) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Plain(code))));

    private static string Plain(string? typed) => string.Concat((typed ?? "").Take(40).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
