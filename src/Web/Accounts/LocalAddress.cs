namespace Visavis.Web.Accounts;

/// <summary>Return addresses lead back into this site or nowhere.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this site, else the home page.</summary>
    public static string OrHome(string? address) => IsLocal(address) ? address! : "/";

    private static bool IsLocal(string? address) => address is "/" or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl);
}
