using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// What absolute links begin with, without a slash at the end. Outside Development it never comes from a request: anybody can send a Host header,
/// and a link in a mail must not lead to theirs.
/// </summary>
public sealed class SiteAddress(IOptions<SiteOptions> options, IHostEnvironment environment, IServer server)
{
    private const string Fallback = "http://localhost";

    /// <summary>The configured address, or else the one the server listens on.</summary>
    public string Url => Configured ?? Listening() ?? Fallback;

    private string? Configured =>
        string.IsNullOrWhiteSpace(options.Value.Url) ? null : new Uri(options.Value.Url).GetLeftPart(UriPartial.Authority);

    /// <summary>In Development with nothing configured, the address its reader uses right now.</summary>
    public string Of(HttpRequest request) => Configured is null && environment.IsDevelopment() ? $"{request.Scheme}://{request.Host}" : Url;

    /// <summary>The same page at the configured address, whatever host it was asked for by.</summary>
    /// <remarks>Who sits at the machine itself stays on it.</remarks>
    public string InPlaceOf(string url) =>
        Configured is { } site && new Uri(url) is { IsLoopback: false } asked ? site + asked.PathAndQuery : url;

    private string? Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return address is not null && Uri.TryCreate(Readable(address), UriKind.Absolute, out var url)
            ? url.GetLeftPart(UriPartial.Authority)
            : null;
    }

    private static string Readable(string address) =>
        address
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://[::]", "://localhost", StringComparison.Ordinal);
}
