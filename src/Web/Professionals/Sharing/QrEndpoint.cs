using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Professionals.Sharing;

public static class QrEndpoint
{
    private const string PicturePolicy = "default-src 'none'; sandbox";

    /// <summary>The QR code of a profile's short address.</summary>
    public static IEndpointConventionBuilder MapProfileQrCodes(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapMethods("/professionals/{reference}/qr.svg", [HttpMethods.Get, HttpMethods.Head], DrawAsync)
            .WithMetadata(new EmbeddableAttribute());

    private static async Task<IResult> DrawAsync(
        string reference,
        HttpContext context,
        ProfessionalDirectory directory,
        SiteAddress site,
        CancellationToken cancellationToken
    )
    {
        if (await directory.FindByReferenceAsync(reference, cancellationToken) is not { } person)
        {
            return HttpResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=86400";
        context.Response.Headers.ContentSecurityPolicy = PicturePolicy;
        return HttpResults.Text(QrDrawing.Draw(ProfileLinks.Of(site.Of(context.Request), person).Direct), "image/svg+xml");
    }
}
