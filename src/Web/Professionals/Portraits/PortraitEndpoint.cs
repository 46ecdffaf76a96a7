namespace Visavis.Web.Professionals.Portraits;

public static class PortraitEndpoint
{
    /// <summary>Scripts and frames are forbidden to a picture opened by itself; nothing in it comes from people anyway.</summary>
    private const string PicturePolicy = "default-src 'none'; sandbox";

    public static IEndpointConventionBuilder MapPortraits(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(
            "/portraits/{seed:int}.svg",
            [HttpMethods.Get, HttpMethods.Head],
            (int seed, HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                context.Response.Headers.ContentSecurityPolicy = PicturePolicy;
                return HttpResults.Text(PortraitDrawing.Draw(seed), "image/svg+xml");
            }
        );
}
