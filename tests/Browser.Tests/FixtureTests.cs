using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Turn;

namespace Visavis.Browser.Tests;

public sealed class FixtureTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task A_browser_opens_the_home_page()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        await using var person = await chromium.NewPersonAsync(address);
        var page = await person.NewPageAsync();

        var response = await page.GotoAsync("/");

        Assert.True(response!.Ok);
    }

    [Fact]
    public async Task The_relay_starts()
    {
        await using var turn = await TurnServer.StartAsync();

        Assert.NotEqual(0, turn.Port);
    }
}
