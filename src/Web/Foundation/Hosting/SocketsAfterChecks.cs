using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// A socket's request lasts as long as its page is open, and all it passed through would wait with it: what signing it in took (a database context above all), its cookies, and
/// every middleware's place in the code. So it passes every check like any request, is held at the end, and begins when all have returned.
/// </summary>
internal static class SocketsAfterChecks
{
    /// <summary>Outside of all checks: where held sockets begin.</summary>
    public static IApplicationBuilder UseSocketsAfterChecks(this IApplicationBuilder app)
    {
        var scopes = app.ApplicationServices.GetRequiredService<IServiceScopeFactory>();
        return app.Use(
            async (context, next) =>
            {
                await next(context);
                if (context.Features.Get<HeldSocket>() is { } held)
                {
                    await BeginAsync(context, held, scopes);
                }
            }
        );
    }

    /// <summary>After the last check: holds a hub's sockets.</summary>
    public static IApplicationBuilder HoldSockets(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (!context.WebSockets.IsWebSocketRequest || context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is null)
                {
                    return next(context);
                }

                context.Features.Set(new HeldSocket(next, ExecutionContext.Capture()));
                return Task.CompletedTask;
            }
        );

    private static async Task BeginAsync(HttpContext context, HeldSocket held, IServiceScopeFactory scopes)
    {
        context.Features.Set<HeldSocket>(null);
        await LetGoAsync(context, scopes);
        if (held.Flow is { } flow)
        {
            // The reader's language, among other things.
            ExecutionContext.Restore(flow);
        }

        await held.Begin(context);
    }

    /// <summary>The person stays; what they were known by does not, and the hub makes services of its own for each message.</summary>
    private static async Task LetGoAsync(HttpContext context, IServiceScopeFactory scopes)
    {
        context.Request.Headers.Cookie = default;
        context.Features.Set<IRequestCookiesFeature>(null);
        context.Features.Set<IAuthenticateResultFeature>(null);
        var former = context.Features.Get<IServiceProvidersFeature>();
        context.Features.Set<IServiceProvidersFeature>(new RequestServicesFeature(context, scopes));
        if (former is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    /// <param name="Begin">What came after the checks.</param>
    /// <param name="Flow">What the checks set for everything after them.</param>
    private sealed record HeldSocket(RequestDelegate Begin, ExecutionContext? Flow);
}
