using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Professionals.Sharing;

public static class SharePictureEndpoint
{
    private const string PicturePolicy = "default-src 'none'; sandbox";

    /// <summary>Asked for by networks that show the link, so not for this site's pages alone.</summary>
    public static IEndpointConventionBuilder MapSharePictures(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapMethods("/professionals/{reference}/share.png", [HttpMethods.Get, HttpMethods.Head], GetAsync)
            .WithMetadata(new EmbeddableAttribute());

    private static async Task<IResult> GetAsync(
        string reference,
        HttpContext context,
        ProfessionalDirectory directory,
        [FromServices] SharePictures pictures,
        CancellationToken cancellationToken
    )
    {
        if (await directory.FindByReferenceAsync(reference, cancellationToken) is not { } person)
        {
            return HttpResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=300";
        context.Response.Headers.ContentSecurityPolicy = PicturePolicy;
        return HttpResults.Bytes(await pictures.GetAsync(person, cancellationToken), "image/png");
    }
}
