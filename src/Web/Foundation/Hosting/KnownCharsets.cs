using System.Text;
using Microsoft.Net.Http.Headers;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>Refuses bodies in writings that nobody here can read, before something tries.</summary>
public static class KnownCharsets
{
    public static IApplicationBuilder UseKnownCharsets(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (IsKnown(context.Request.ContentType))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                return Task.CompletedTask;
            }
        );

    private static bool IsKnown(string? contentType)
    {
        if (contentType is null || !MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue)
        {
            return true;
        }

        try
        {
            Encoding.GetEncoding(HeaderUtilities.RemoveQuotes(type.Charset).ToString());
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
