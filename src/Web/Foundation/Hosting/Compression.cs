using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Visavis.Web.Foundation.Hosting;

public static class Compression
{
    /// <summary>
    /// Pages and drawn portraits leave compressed; static files are compressed when the site is published. Over HTTPS too: what a page
    /// could leak by its length would be its antiforgery proof, and that is masked anew in every answer.
    /// </summary>
    public static IServiceCollection AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services;
    }
}
