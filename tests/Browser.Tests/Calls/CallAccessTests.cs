using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Calls;

/// <summary>axe, the narrow screen and the content policy, in each state of a call.</summary>
public sealed class CallAccessTests(ChromiumBrowser chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280, Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Every_state_of_a_call_is_readable_by_everyone(ColorScheme theme, int width)
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber, width, theme: theme);
        var calleeWatch = new PageWatch(callee.Page);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher, width, theme: theme);
        var callerWatch = new PageWatch(caller.Page);

        await caller.OpenLobbyAsync(CallSite.Plumber);
        await callerWatch.AssertFlawlessAsync();
        await caller.Button("Appeler").ClickAsync();
        await Expect(caller.Connection).ToHaveTextAsync("Ça sonne…");
        await callerWatch.AssertFlawlessAsync();
        await Expect(callee.RingDialog).ToBeVisibleAsync();
        await calleeWatch.AssertFlawlessAsync();
        await callee.RingDialog.GetByRole(AriaRole.Link, new() { Name = "Répondre" }).ClickAsync();
        await Expect(callee.Button("Refuser")).ToBeVisibleAsync();
        await calleeWatch.AssertFlawlessAsync();
        await callee.Button("Répondre").ClickAsync();
        await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync());
        await callee.WriteAsync("Bonjour.");
        await caller.ReadsAsync("Bonjour.");
        await calleeWatch.AssertFlawlessAsync();
        await caller.HangUpAsync();
        await Expect(caller.Heading("Vous avez raccroché.")).ToBeVisibleAsync();
        await callerWatch.AssertFlawlessAsync();
        await callee.Page.GotoAsync("/calls");
        await calleeWatch.AssertFlawlessAsync();
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task The_pages_of_calls_speak_English_to_everyone_too()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var member = await site.EnterAsync(CallSite.Teacher, width: 320, language: "en-GB");
        var watch = new PageWatch(member.Page);

        await member.Page.GotoAsync("/calls");
        await Expect(member.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("calls");
        await watch.AssertFlawlessAsync();

        // A page of another version than the server's.
        await member.Page.RouteAsync(
            new Regex("/js/signaling/protocol[^/]*\\.js$", RegexOptions.None, TimeSpan.FromSeconds(1)),
            async route =>
            {
                var module = await (await route.FetchAsync()).TextAsync();
                await route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/javascript",
                        Body = module.Replace("protocolVersion = 1", "protocolVersion = 2", StringComparison.Ordinal),
                    }
                );
            }
        );
        await member.Page.GotoAsync("/calls");
        await Expect(member.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The site has been renewed.");
        await watch.AssertFlawlessAsync();
        await member.Page.UnrouteAllAsync();
        await member.Button("Reload the page").ClickAsync();
        await Expect(member.Page.GetByRole(AriaRole.Switch)).ToHaveAttributeAsync("data-line", "connected");
    }
}
