using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Mail;

namespace Visavis.Web.Accounts.Email;

/// <summary>One spelling for each address, so that limits and accounts cannot be doubled by capitals.</summary>
public static class EmailAddress
{
    public const int Longest = 254;
    private const int LongestLocal = 64;

    public static bool TryClean(string? typed, [NotNullWhen(true)] out string? address)
    {
        address = null;
        var text = typed?.Trim() ?? "";
        var at = text.LastIndexOf('@');
        if (at < 1 || at == text.Length - 1 || text.Length > Longest)
        {
            return false;
        }

        string domain;
        try
        {
            domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            return false;
        }

        var local = text[..at];
        if (local.Length > LongestLocal || !local.All(IsPlain) || !IsPublic(domain))
        {
            return false;
        }

        var clean = $"{local}@{domain}".ToLowerInvariant();
        if (clean.Length > Longest || !MailAddress.TryCreate(clean, out var parsed) || parsed.Address != clean)
        {
            return false;
        }

        address = clean;
        return true;
    }

    /// <summary>The spelling by which accounts are found, or null when no account can have it.</summary>
    public static string? Compared(string? typed) => TryClean(typed, out var address) ? address.ToUpperInvariant() : null;

    /// <summary>Has a last part with a letter: neither a number of a machine, nor the same name spelled with a dot behind.</summary>
    private static bool IsPublic(string domain) =>
        domain.LastIndexOf('.') is > 0 and var dot && domain.AsSpan(dot + 1).ContainsAnyInRange('A', 'z');

    private static bool IsPlain(char sign) =>
        char.IsAsciiLetterOrDigit(sign) || ".!#$%&'*+/=?^_`{|}~-".Contains(sign, StringComparison.Ordinal);
}
