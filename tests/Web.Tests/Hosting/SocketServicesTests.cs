using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Tests.Hosting;

public sealed class SocketServicesTests
{
    [Fact]
    public async Task What_signing_in_a_socket_took_is_let_go_of_before_the_hub_begins()
    {
        var (before, during) = await RunAsync(new EndpointMetadataCollection(new HubMetadata(typeof(Hub))));

        Assert.NotSame(before, during);
        Assert.True(before.Disposed);
    }

    [Fact]
    public async Task A_page_keeps_its_services_to_its_end()
    {
        var (before, during) = await RunAsync(EndpointMetadataCollection.Empty);

        Assert.Same(before, during);
        Assert.False(during.Disposed);
    }

    /// <summary>What the request used before the middleware, and what it gets after it.</summary>
    private static async Task<(Used Before, Used During)> RunAsync(EndpointMetadataCollection metadata)
    {
        await using var services = new ServiceCollection().AddScoped<Used>().BuildServiceProvider();
        Used? during = null;
        var app = new ApplicationBuilder(services).UseFreshServicesForSockets();
        app.Run(context =>
        {
            during = context.RequestServices.GetRequiredService<Used>();
            return Task.CompletedTask;
        });
        var context = new DefaultHttpContext { ServiceScopeFactory = services.GetRequiredService<IServiceScopeFactory>() };
        context.SetEndpoint(new Endpoint(null, metadata, null));
        var before = context.RequestServices.GetRequiredService<Used>();

        await app.Build()(context);

        return (before, during!);
    }

    private sealed class Used : IDisposable
    {
        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }
}
