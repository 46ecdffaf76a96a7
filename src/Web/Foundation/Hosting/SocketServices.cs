using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// A socket's request lasts as long as its page is open, and what signing it in took (a database context above all) would stay with it: half of what
/// an idle connection costs. It is let go of before the hub begins, which makes services of its own for each message.
/// </summary>
internal static class SocketServices
{
    public static IApplicationBuilder UseFreshServicesForSockets(this IApplicationBuilder app)
    {
        var scopes = app.ApplicationServices.GetRequiredService<IServiceScopeFactory>();
        return app.Use(
            async (context, next) =>
            {
                if (context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null)
                {
                    await RenewAsync(context, scopes);
                }

                await next(context);
            }
        );
    }

    private static async Task RenewAsync(HttpContext context, IServiceScopeFactory scopes)
    {
        var former = context.Features.Get<IServiceProvidersFeature>();
        context.Features.Set<IServiceProvidersFeature>(new RequestServicesFeature(context, scopes));
        if (former is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
