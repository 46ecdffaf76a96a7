using Microsoft.Net.Http.Headers;

namespace Visavis.Web.Foundation.Hosting;

public static class PageRequests
{
    /// <summary>Whether a person's browser asked for a page to look at, as opposed to a script, a socket or a tool.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
        && request.Headers[HeaderNames.Upgrade].Count == 0;
}
