using Microsoft.Extensions.Options;

namespace Visavis.Web.Notifications.Push;

/// <summary>Which addresses a browser may give us: those of push services. Anything else would let people aim our requests.</summary>
public sealed class PushHosts(IOptions<PushOptions> options)
{
    private static readonly string[] Known = ["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"];

    public bool Allow(string? endpoint)
    {
        if (endpoint is not { Length: <= PushDevices.LongestEndpoint } || !Uri.TryCreate(endpoint, UriKind.Absolute, out var url))
        {
            return false;
        }

        IEnumerable<string> hosts = options.Value.Hosts.Count > 0 ? options.Value.Hosts : Known;
        // Plain HTTP only to a stand-in on this very machine that the operator named.
        return url.UserInfo.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && hosts.Any(host =>
                url.Host.Equals(host, StringComparison.OrdinalIgnoreCase)
                || (url.IsDefaultPort && url.Host.EndsWith($".{host}", StringComparison.OrdinalIgnoreCase))
            );
    }
}
