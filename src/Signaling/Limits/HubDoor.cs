using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Limits;

/// <summary>
/// Guards the whole hub path, socket and negotiation alike, because neither CORS nor antiforgery covers web sockets:
/// a browser's request must come from a page of ours, and speak our version.
/// </summary>
internal sealed class HubDoor(RequestDelegate next, IOptions<SignalingOptions> options, NodeDrain drain)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsOurs(request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        if (drain.HasBegun && request.Headers.Upgrade.Count > 0)
        {
            // The proxy tries the next node.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        }

        if (request.Query["v"] != $"{SignalingProtocol.Version}")
        {
            // Browsers hide the status of a refused socket from the page; it asks again by an ordinary request, and reads this.
            context.Response.Headers[SignalingProtocol.VersionHeader] = $"{SignalingProtocol.Version}";
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync($"This server speaks signaling protocol v={SignalingProtocol.Version}.");
        }

        return next(context);
    }

    private bool IsOurs(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            // No browser leaves Origin out of a web socket or a POST; programs have no cookies of somebody else to abuse.
            return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
        }

        return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }
}
