using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>Behind a proxy the caller's address and scheme come in headers, which anybody can send: only the named proxies are believed.</summary>
public static class ReverseProxy
{
    private const string Key = $"{ReverseProxyOptions.Section}:{nameof(ReverseProxyOptions.Addresses)}";

    public static WebApplication UseReverseProxy(this WebApplication app)
    {
        var addresses = app.Configuration.GetSection(ReverseProxyOptions.Section).Get<ReverseProxyOptions>()?.Addresses ?? [];
        if (addresses.Count == 0)
        {
            return app;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in addresses)
        {
            if (IPAddress.TryParse(address, out var proxy))
            {
                options.KnownProxies.Add(proxy);
            }
            else if (System.Net.IPNetwork.TryParse(address, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new ConfigurationException(Key, $"'{address}' is neither an address (10.0.0.2) nor a network (10.0.0.0/24).");
            }
        }

        app.UseForwardedHeaders(options);
        return app;
    }
}
