using Microsoft.Playwright;
using Visavis.TestSupport.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Calls;

public sealed class CallExtrasTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task In_a_call_a_still_is_drawn_on_and_sent_a_note_is_kept_and_the_connection_has_words()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);
        await callee.AnswerAsync();
        await caller.SeesFramesAsync();
        var page = caller.Page;

        await Expect(page.Locator("#quality-words")).ToHaveTextAsync("Bonne liaison", new() { Timeout = 30_000 });

        await page.Locator("#more").ClickAsync();
        await caller.Button("Figer l’image et dessiner").ClickAsync();
        await page.Locator("#sketch-picture")
            .ClickAsync(
                new()
                {
                    Position = new() { X = 40, Y = 40 },
                }
            );
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(page.Locator("#sketch")).ToBeHiddenAsync();
        await callee.Page.Locator("#chat-toggle").ClickAsync();
        var sent = callee.Page.Locator("#chat-lines a");
        await Expect(sent).ToBeVisibleAsync();
        var seen = await callee.Page.Context.NewPageAsync();
        await seen.GotoAsync((await sent.GetAttributeAsync("href"))!);
        await Expect(seen.Locator(".line img").Last).ToBeVisibleAsync();

        await page.Locator("#more").ClickAsync();
        await caller.Button("Ma note").ClickAsync();
        await page.GetByLabel("Ma note").Last.FillAsync("Rappeler mardi.");
        await page.Locator("#call-note").GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.Locator("#call-note-state")).ToHaveTextAsync("Note enregistrée.");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#call-note")).ToBeHiddenAsync();

        await caller.HangUpAsync();
        await page.GotoAsync("/calls");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ma note" }).First.ClickAsync();
        await Expect(page.GetByLabel("Ma note")).ToHaveValueAsync("Rappeler mardi.");
        await callee.Page.GotoAsync(new Uri(page.Url).AbsolutePath);
        await Expect(callee.Page.GetByLabel("Ma note")).ToHaveValueAsync("");
    }
}
