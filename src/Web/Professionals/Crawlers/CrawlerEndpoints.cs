using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Media;

namespace Visavis.Web.Professionals.Crawlers;

/// <summary>What programs ask every site for: what they may read, where everything is, and its mark.</summary>
public static class CrawlerEndpoints
{
    /// <summary>As many addresses as one file may hold.</summary>
    private const int MostAddresses = 50_000;
    private const int IconSize = 48;
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string ADay = "public, max-age=86400";

    private static readonly string[] OpenPages = ["/", "/professionals", "/ranking", "/legal/terms", "/legal/privacy"];

    public static void MapCrawlerFiles(this WebApplication app)
    {
        var open = app.MapGroup("").WithMetadata(new AllowUnfinishedAccountAttribute());
        open.MapGet("/robots.txt", Robots);
        open.MapGet("/sitemap.xml", SitemapAsync);
        var icon = new Lazy<byte[]>(() => DrawIcon(app.Environment));
        open.MapGet(
            "/favicon.ico",
            (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = ADay;
                return HttpResults.Bytes(icon.Value, "image/x-icon");
            }
        );
    }

    /// <summary>Rooms and accounts are nobody's to read, and pages of results have no end.</summary>
    private static IResult Robots(HttpContext context, SiteAddress site)
    {
        context.Response.Headers.CacheControl = ADay;
        return HttpResults.Text(
            $"""
            User-agent: *
            Disallow: /account/
            Disallow: /calls
            Disallow: /embed/
            Disallow: /suggestions
            Disallow: /professionals?

            Sitemap: {site.Of(context.Request)}/sitemap.xml

            """,
            "text/plain"
        );
    }

    private static async Task SitemapAsync(HttpContext context, VisavisDbContext db, SiteAddress site, CancellationToken cancellationToken)
    {
        var address = site.Of(context.Request);
        context.Response.ContentType = "application/xml; charset=utf-8";
        context.Response.Headers.CacheControl = "public, max-age=3600";
        await using var xml = XmlWriter.Create(
            context.Response.Body,
            new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }
        );
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "urlset", Namespace);
        foreach (var path in OpenPages)
        {
            await WriteAsync(xml, address + path);
        }

        var people = db
            .Professionals.AsNoTracking()
            .Where(p => !p.IsHidden)
            .OrderBy(p => p.ReferenceCode)
            .Take((MostAddresses - OpenPages.Length) / 2)
            .AsAsyncEnumerable();
        await foreach (var person in people.WithCancellation(cancellationToken))
        {
            await WriteAsync(xml, address + ProfessionalDirectory.ProfilePath(person));
            await WriteAsync(xml, $"{address}{ProfessionalDirectory.ProfilePath(person)}?lang=en");
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    private static async Task WriteAsync(XmlWriter xml, string address)
    {
        await xml.WriteStartElementAsync(null, "url", Namespace);
        await xml.WriteElementStringAsync(null, "loc", Namespace, address);
        await xml.WriteEndElementAsync();
    }

    /// <summary>An ICO file around a PNG: one directory entry, then the picture.</summary>
    private static byte[] DrawIcon(IWebHostEnvironment environment)
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo("img/mark.svg").CreateReadStream());
        var png = SvgPicture.ToPng(reader.ReadToEnd(), IconSize);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write([0, 0, 1, 0, 1, 0, IconSize, IconSize, 0, 0, 1, 0, 32, 0]);
        writer.Write(png.Length);
        writer.Write(22);
        writer.Write(png);
        return file.ToArray();
    }
}
