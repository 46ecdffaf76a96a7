using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Visavis.Browser.Tests.Messages;

/// <summary>The line between one browser and the site, which goes and comes back.</summary>
internal sealed class LineCut(IBrowserContext browser)
{
    private readonly ConcurrentBag<IWebSocketRoute> open = [];
    private volatile bool isCut;

    public static async Task<LineCut> OfAsync(IBrowserContext browser)
    {
        var line = new LineCut(browser);
        await browser.RouteWebSocketAsync("**/hub/**", line.Serve);
        return line;
    }

    public async Task CutAsync()
    {
        isCut = true;
        await browser.SetOfflineAsync(true);
        while (open.TryTake(out var socket))
        {
            await socket.CloseAsync();
        }
    }

    public async Task MendAsync()
    {
        isCut = false;
        await browser.SetOfflineAsync(false);
    }

    private void Serve(IWebSocketRoute socket)
    {
        if (isCut)
        {
            _ = socket.CloseAsync();
            return;
        }

        socket.ConnectToServer();
        open.Add(socket);
    }
}
