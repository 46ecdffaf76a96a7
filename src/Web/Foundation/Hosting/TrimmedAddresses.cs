namespace Visavis.Web.Foundation.Hosting;

/// <summary>Addresses of folders without a page of their own, which people get when they shorten another: each leads to what one would look for there.</summary>
public static class TrimmedAddresses
{
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["/account"] = "/account/profile",
        ["/book"] = "/professionals",
        ["/bookings"] = "/dashboard",
        ["/legal"] = "/legal/notice",
        ["/organisation"] = "/account/organisation",
        ["/services"] = "/history",
    };

    public static void MapTrimmedAddresses(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (address, page) in Pages)
        {
            // The page itself asks who has not signed in yet.
            endpoints.MapGet(address, () => HttpResults.LocalRedirect(page));
        }
    }
}
