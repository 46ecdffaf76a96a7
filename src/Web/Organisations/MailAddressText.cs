using System.Net.Mail;

namespace Visavis.Web.Organisations;

/// <summary>An e-mail address as somebody typed it.</summary>
public static class MailAddressText
{
    private const int Longest = 254;

    /// <summary>The bare address; null for what is none, or holds more than an address.</summary>
    public static string? Read(string? text)
    {
        var address = text?.Trim();
        return
            address is { Length: > 2 and <= Longest }
            && address.All(c => c is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '(' or ')' or ',' or ';' or ':' or '\\'))
            && MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
            && parsed.Host.Contains('.', StringComparison.Ordinal)
            ? address
            : null;
    }
}
