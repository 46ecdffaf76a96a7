namespace Visavis.Web.Foundation.Hosting;

/// <summary>Section <c>ReverseProxy</c> of the configuration: whose word on the caller's address and scheme is believed.</summary>
public sealed class ReverseProxyOptions
{
    public const string Section = "ReverseProxy";

    /// <summary>Addresses (<c>10.0.0.2</c>) or networks (<c>10.0.0.0/24</c>) of the proxies in front of the site; nobody when empty.</summary>
    public IReadOnlyList<string> Addresses { get; set; } = [];
}
