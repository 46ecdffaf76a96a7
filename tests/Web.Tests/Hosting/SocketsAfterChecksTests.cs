using System.Globalization;
using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Tests.Hosting;

public sealed class SocketsAfterChecksTests
{
    private static readonly EndpointMetadataCollection Hub = new(new HubMetadata(typeof(Hub)));

    [Fact]
    public async Task What_signing_in_a_socket_took_is_let_go_of_before_the_hub_begins()
    {
        var passed = await RunAsync(Hub, isSocket: true);

        Assert.NotSame(passed.Before, passed.During);
        Assert.True(passed.Before.Disposed);
        Assert.Empty(passed.Cookies);
        Assert.False(passed.HasTicket);
    }

    [Fact]
    public async Task A_socket_begins_when_every_check_has_returned()
    {
        Assert.Equal(["check", "check returned", "end"], (await RunAsync(Hub, isSocket: true)).Order);
    }

    [Fact]
    public async Task A_socket_keeps_its_person_and_their_language()
    {
        var passed = await RunAsync(Hub, isSocket: true);

        Assert.Equal("Zoé", passed.Name);
        Assert.Equal("fr-CA", passed.Culture);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Anything_else_keeps_its_services_to_its_end(bool isHub, bool isSocket)
    {
        var passed = await RunAsync(isHub ? Hub : EndpointMetadataCollection.Empty, isSocket);

        Assert.Same(passed.Before, passed.During);
        Assert.False(passed.WasDisposed);
        Assert.Equal("visavis=1", passed.Cookies);
        Assert.Equal(["check", "end", "check returned"], passed.Order);
    }

    [Fact]
    public async Task What_a_check_refuses_never_begins()
    {
        var passed = await RunAsync(Hub, isSocket: true, isRefused: true);

        Assert.Equal(["check", "check returned"], passed.Order);
        Assert.Null(passed.During);
    }

    private static async Task<Passed> RunAsync(EndpointMetadataCollection metadata, bool isSocket, bool isRefused = false)
    {
        await using var services = new ServiceCollection().AddScoped<Used>().BuildServiceProvider();
        var passed = new Passed();
        var app = new ApplicationBuilder(services).UseSocketsAfterChecks();
        app.Use(
            async (context, next) =>
            {
                passed.Order.Add("check");
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-CA");
                passed.Before = context.RequestServices.GetRequiredService<Used>();
                if (!isRefused)
                {
                    await next(context);
                }

                passed.Order.Add("check returned");
            }
        );
        app.HoldSockets();
        app.Run(context =>
        {
            passed.Order.Add("end");
            passed.During = context.RequestServices.GetRequiredService<Used>();
            passed.WasDisposed = passed.During.Disposed;
            passed.Cookies = context.Request.Headers.Cookie.ToString();
            passed.HasTicket = context.Features.Get<IAuthenticateResultFeature>() is not null;
            passed.Name = context.User.Identity?.Name;
            passed.Culture = CultureInfo.CurrentCulture.Name;
            return Task.CompletedTask;
        });
        var context = new DefaultHttpContext
        {
            ServiceScopeFactory = services.GetRequiredService<IServiceScopeFactory>(),
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Zoé")], "test")),
        };
        context.Request.Headers.Cookie = "visavis=1";
        context.Features.Set<IAuthenticateResultFeature>(new Ticket());
        context.Features.Set<IHttpWebSocketFeature>(new Socket(isSocket));
        context.SetEndpoint(new Endpoint(null, metadata, null));

        await app.Build()(context);

        return passed;
    }

    private sealed class Passed
    {
        public List<string> Order { get; } = [];

        public Used Before { get; set; } = null!;

        public Used? During { get; set; }

        public bool WasDisposed { get; set; }

        public string Cookies { get; set; } = "";

        public bool HasTicket { get; set; }

        public string? Name { get; set; }

        public string? Culture { get; set; }
    }

    private sealed class Used : IDisposable
    {
        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }

    private sealed class Ticket : IAuthenticateResultFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; }
    }

    private sealed class Socket(bool isOne) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => isOne;

        public Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) => throw new NotSupportedException();
    }
}
