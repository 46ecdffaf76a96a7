using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Net.Http.Headers;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Foundation.Hosting.Limits;

/// <summary>
/// No request changes anything without proof that it came from a page of this site: of this origin, and with an antiforgery token (form field or
/// header). It stands before every endpoint, so a new one is protected unless it says <c>DisableAntiforgery()</c> and brings a proof of its own.
/// Between origin and token, a form that was answered already is answered the same: its token may have been good for the first time only.
/// </summary>
public static class WriteProtection
{
    public static readonly string FormCookie = SecureCookieBuilder.Named("visavis-form").Name!;

    public static IApplicationBuilder UseWriteProtection(this WebApplication app)
    {
        var answers = app.Services.GetRequiredService<FormAnswers>();
        var queue = app.Services.GetRequiredService<WriteQueue>();
        app.Use(CheckOriginAsync);
        app.Use(queue.PassAsync);
        app.Use(answers.PassAsync);
        return app.Use(CheckTokenAsync);
    }

    private static Task CheckOriginAsync(HttpContext context, RequestDelegate next)
    {
        if (MayWrite(context) && !IsOwnOrigin(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static async Task CheckTokenAsync(HttpContext context, RequestDelegate next)
    {
        if (MayWrite(context) && await RefusalAsync(context) is { } status)
        {
            if (await IsKeptAsync(context, status))
            {
                context.Response.Redirect(KeptForms.PagePath);
                return;
            }

            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }

    /// <summary>Hubs check the origin of sockets and negotiation themselves; error pages show what was already refused.</summary>
    internal static bool MayWrite(HttpContext context) =>
        !IsReading(context.Request.Method)
        && context.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<HubMetadata>() is null
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && context.Features.Get<IExceptionHandlerFeature>() is null;

    private static async Task<int?> RefusalAsync(HttpContext context)
    {
        var metadata = context.GetEndpoint()!.Metadata;
        if (metadata.GetMetadata<ForgivesStalePageAttribute>() is { } forgives)
        {
            if (SaysOwnOrigin(context.Request))
            {
                return forgives.IsRepeatable || context.Request.Cookies.Count > 0 ? null : StatusCodes.Status400BadRequest;
            }
        }
        else if (metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false })
        {
            return null;
        }
        else if (IsSignedOutOf(context) && !context.Request.IsNavigation())
        {
            // Said before anything is read of it, and in a way that scripts can tell from a bad page.
            return StatusCodes.Status401Unauthorized;
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

    /// <summary>What a page of ours sent with a token that is no longer good is kept, if the browser can hold the key to it.</summary>
    private static async Task<bool> IsKeptAsync(HttpContext context, int status) =>
        status == StatusCodes.Status400BadRequest
        && context.Request.Cookies.ContainsKey(FormCookie)
        && SaysOwnOrigin(context.Request)
        && context.Request.IsNavigation()
        && await context.Request.TryReadFormAsync() is { } form
        && FormKey.In(form) is { } key
        && await context.RequestServices.GetRequiredService<KeptForms>().KeepAsync(context, form, key);

    private static bool IsSignedOutOf(HttpContext context) =>
        context.User.Identity?.IsAuthenticated != true
        && context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<IAuthorizeData>() is not null
        && metadata.GetMetadata<IAllowAnonymous>() is null;

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

    /// <summary>After <see cref="IsOwnOrigin"/>: whether the browser said so itself.</summary>
    private static bool SaysOwnOrigin(HttpRequest request) =>
        request.Headers[HeaderNames.Origin].Count > 0 || request.Headers["Sec-Fetch-Site"].ToString() == "same-origin";
}
