namespace Visavis.Web.Accounts;

/// <summary>Return addresses lead back into this site or nowhere.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this site, else the home page.</summary>
    public static string OrHome(string? address) => IsLocal(address) ? address! : "/";

    /// <summary>Address of <paramref name="page"/> that goes on to <paramref name="returnUrl"/> afterwards.</summary>
    public static string LeadingTo(this string page, string? returnUrl) =>
        OrHome(returnUrl) is not "/" and var further ? $"{page}?returnUrl={Uri.EscapeDataString(further)}" : page;

    private static bool IsLocal(string? address) => address is "/" or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl);
}
