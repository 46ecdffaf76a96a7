using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Visavis.RelayBench;

/// <summary>The least a SignalR hub can be: no sign-in, no checks, no limits; it passes the description on.</summary>
internal sealed class PlainHub : Hub
{
    private static readonly ConcurrentDictionary<string, string> Connections = new();

    public static async Task ServeAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<PlainHub>("/hub");
        await app.RunAsync();
    }

    public string Enter(string name)
    {
        Connections[name] = Context.ConnectionId;
        return name;
    }

    public Task SendDescription(string to, int generation, Description description) =>
        Clients.Client(Connections[to]).SendAsync("DescriptionReceived", to, generation, description);

    internal sealed record Description(string Type, string Sdp);
}
