using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Visavis.Web.Accounts;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>Says on every answer, errors included, what browsers may do with it.</summary>
public static class SecurityHeaders
{
    private const string Permissions =
        "camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), autoplay=(self), fullscreen=(self), "
        + "picture-in-picture=(self), geolocation=(self), payment=(), usb=(), serial=(), midi=(), browsing-topics=()";

    /// <summary>Any site may frame the page; the page itself may only show: no script, no form, nothing from elsewhere.</summary>
    private const string EmbeddablePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    /// <summary>A file opened by itself may do nothing; what uses it has a policy of its own.</summary>
    private const string FilePolicy = "default-src 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this WebApplication app)
    {
        var targets = app.Services.GetRequiredService<IOptions<FormTargets>>().Value;
        return app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    Write(context, targets);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    private static void Write(HttpContext context, FormTargets targets)
    {
        var headers = context.Response.Headers;
        var isEmbeddable = context.GetEndpoint()?.Metadata.GetMetadata<EmbeddableAttribute>() is not null;
        var isFile = IsFile(context.Response.ContentType);
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            // An endpoint may have set a stricter one, as for pictures.
            headers.ContentSecurityPolicy =
                isFile ? FilePolicy
                : isEmbeddable ? EmbeddablePolicy
                : Policy(context, targets);
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = isEmbeddable ? "cross-origin" : "same-origin";
        if (!isFile)
        {
            WriteForDocument(headers, isEmbeddable);
        }

        // What a signed-in person saw must not come back from a shared device's cache; files with a policy of their own keep it.
        var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
        if (context.User.AccountId() is not null && (isPage || headers.CacheControl.Count == 0))
        {
            headers.CacheControl = "no-store";
        }
    }

    /// <summary>What browsers read of documents only; on each of a page's forty files it would weigh more than the files.</summary>
    private static void WriteForDocument(IHeaderDictionary headers, bool isEmbeddable)
    {
        if (isEmbeddable)
        {
            // Pages that isolate themselves take in only frames that do the same.
            headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        }
        else
        {
            headers[HeaderNames.XFrameOptions] = "DENY";
        }

        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static bool IsFile(string? contentType) =>
        contentType is not null
        && (
            contentType.StartsWith("text/css", StringComparison.Ordinal)
            || contentType.StartsWith("text/javascript", StringComparison.Ordinal)
            || contentType.StartsWith("font/", StringComparison.Ordinal)
            || contentType.StartsWith("image/", StringComparison.Ordinal)
        );

    private static string Policy(HttpContext context, FormTargets targets)
    {
        var nonce = CspNonce.UsedBy(context) is { } used ? $" 'nonce-{used}'" : "";

        // Browsers hold the redirect that answers a form against form-action.
        var elsewhere = string.Concat(targets.Of(context.Request.Path).Select(origin => $" {origin}"));
        return $"default-src 'self'; script-src 'self'{nonce}; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'{Sockets(context)}; "
            + $"object-src 'none'; frame-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'{elsewhere}";
    }

    /// <summary>Not every browser counts a web socket of the same host as 'self'.</summary>
    private static string Sockets(HttpContext context)
    {
        var host = context.Request.Host;
        return host.HasValue && Uri.CheckHostName(host.Host) != UriHostNameType.Unknown
            ? $" {(context.Request.IsHttps ? "wss" : "ws")}://{host.ToUriComponent()}"
            : "";
    }
}
