using System.Text;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>Return addresses lead back into this site or nowhere.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this site, fit for a header; else the home page.</summary>
    public static string OrHome(string? address) => IsLocal(address) ? Escaped(address!) : "/";

    /// <summary>Address of <paramref name="page"/> that goes on to <paramref name="returnUrl"/> afterwards.</summary>
    public static string LeadingTo(this string page, string? returnUrl) =>
        OrHome(returnUrl) is not "/" and var further ? $"{page}?returnUrl={Uri.EscapeDataString(further)}" : page;

    private static bool IsLocal(string? address) => address is "/" or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl);

    /// <summary>Somebody's "électricien" comes decoded once too often, and a header holds no such sign.</summary>
    private static string Escaped(string address)
    {
        if (Ascii.IsValid(address))
        {
            return address;
        }

        var escaped = new StringBuilder(address.Length + 16);
        foreach (var rune in address.EnumerateRunes())
        {
            escaped.Append(rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }
}
