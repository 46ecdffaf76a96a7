using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Net.Http.Headers;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// No request changes anything without proof that it came from a page of this site: of this origin, and with an antiforgery token (form field or
/// header). It stands before every endpoint, so a new one is protected unless it says <c>DisableAntiforgery()</c> and brings a proof of its own.
/// </summary>
public static class WriteProtection
{
    public static IApplicationBuilder UseWriteProtection(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (await RefusalAsync(context) is { } status)
                {
                    context.Response.StatusCode = status;
                    return;
                }

                await next(context);
            }
        );

    private static async Task<int?> RefusalAsync(HttpContext context)
    {
        // Hubs check the origin of sockets and negotiation themselves; error pages show what was already refused.
        var endpoint = context.GetEndpoint();
        if (
            IsReading(context.Request.Method)
            || endpoint is null
            || endpoint.Metadata.GetMetadata<HubMetadata>() is not null
            || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerFeature>() is not null
        )
        {
            return null;
        }

        if (!IsOwnOrigin(context.Request))
        {
            return StatusCodes.Status403Forbidden;
        }

        if (endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false })
        {
            return null;
        }

        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        try
        {
            return await antiforgery.IsRequestValidAsync(context) ? null : StatusCodes.Status400BadRequest;
        }
        catch (AntiforgeryValidationException e)
        {
            // The form itself could not be read: too large, too many fields, cut off.
            return e.InnerException is BadHttpRequestException unreadable ? unreadable.StatusCode : StatusCodes.Status400BadRequest;
        }
    }

    private static bool IsReading(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>Tools send neither header; browsers send at least one with every writing request.</summary>
    private static bool IsOwnOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return site is "" or "same-origin" or "none"
            && (origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
