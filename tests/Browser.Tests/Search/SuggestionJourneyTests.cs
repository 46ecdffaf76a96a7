using Microsoft.Playwright;
using Visavis.Browser.Tests.Pages;
using Visavis.TestSupport.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Search;

public sealed class SuggestionJourneyTests(ChromiumBrowser chromium, DirectoryFixture site) : IClassFixture<DirectoryFixture>
{
    [Theory]
    [InlineData("fr-FR", 1280, "Métiers", "45 résultats")]
    [InlineData("en-GB", 360, "Professions", "45 results")]
    public async Task With_the_keyboard_alone_a_profession_then_a_town_are_chosen(string locale, int width, string group, string found)
    {
        await using var person = await chromium.NewPersonAsync(site.Address, locale, width);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        await page.GotoAsync("/");
        var what = page.Locator("#hero-what");

        await what.FocusAsync();
        await Expect(what).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Keyboard.TypeAsync("plombi");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = group })).ToBeVisibleAsync();
        await Expect(page.Locator(".search-form [role=status]").First).ToContainTextAsync("suggestions");
        await page.Keyboard.PressAsync("ArrowDown");
        var active = page.Locator("[role=option][aria-selected=true]:visible");
        await Expect(active.Locator("mark").First).ToHaveTextAsync("Plombi");
        await Expect(what).ToHaveAttributeAsync("aria-activedescendant", (await active.GetAttributeAsync("id"))!);
        await watch.AssertFlawlessAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(what).ToHaveValueAsync("Plombier chauffagiste");
        await Expect(page.Locator("#hero-where")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("lyo");
        await Expect(page.Locator("[role=option]:visible").First).ToContainTextAsync("Lyon (69)");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#hero-where")).ToHaveValueAsync("Lyon (69)");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("h1")).ToContainTextAsync(found);
    }

    /// <summary>A phone's keyboard covers the page and changes only what is seen of it.</summary>
    [Fact]
    public async Task On_a_phone_the_list_ends_above_the_keyboard_and_goes_with_it()
    {
        await using var person = await chromium.NewPersonAsync(site.Address, width: 360, height: 640);
        await person.AddInitScriptAsync(
            """
            const seen = Object.assign(new EventTarget(), { width: 360, height: 640, offsetTop: 0, offsetLeft: 0, pageTop: 0, pageLeft: 0, scale: 1 });
            Object.defineProperty(window, 'visualViewport', { get: () => seen });
            """
        );
        var page = await person.NewPageAsync();
        await page.GotoAsync("/professionals");
        await page.Locator("#header-what").FocusAsync();
        await page.EvaluateAsync("() => { visualViewport.height = 330; visualViewport.dispatchEvent(new Event('resize')); }");
        await page.Keyboard.TypeAsync("a");
        var list = page.GetByRole(AriaRole.Listbox);
        await Expect(list).ToBeVisibleAsync();

        var box = (await list.BoundingBoxAsync())!;
        Assert.True(box.Y + box.Height <= 330, $"The list ends at {box.Y + box.Height}, the keyboard begins at 330.");
        await page.EvaluateAsync("() => { visualViewport.height = 640; visualViewport.dispatchEvent(new Event('resize')); }");
        await Expect(list).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Escape_closes_the_list_and_keeps_what_was_typed()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/professionals");
        var what = page.Locator("#header-what");
        await what.FocusAsync();
        await page.Keyboard.TypeAsync("avo");
        await Expect(page.Locator("[role=option]:visible").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("[role=option]:visible").Last).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator("[role=option]:visible").First).ToBeHiddenAsync();
        await Expect(what).ToHaveValueAsync("avo");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[role=option]:visible").First).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Fact]
    public async Task Tab_goes_from_a_long_list_to_the_next_box()
    {
        await using var person = await chromium.NewPersonAsync(site.Address, width: 360, height: 500);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("#hero-what").FocusAsync();
        await page.Keyboard.TypeAsync("ma");
        var list = page.GetByRole(AriaRole.Listbox);
        await Expect(list).ToBeVisibleAsync();
        Assert.True(await list.EvaluateAsync<bool>("list => list.scrollHeight > list.clientHeight"), "The list does not scroll.");

        await page.Keyboard.PressAsync("Tab");

        await Expect(page.Locator("#hero-where")).ToBeFocusedAsync();
        await Expect(list).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_the_arrows_chose_stays_chosen_when_a_late_answer_offers_it_too()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");
        var late = new TaskCompletionSource();
        await page.RouteAsync(
            "**/suggestions?*lyo*",
            async route =>
            {
                await late.Task;
                await route.ContinueAsync();
            }
        );
        var where = page.Locator("#hero-where");
        await where.FocusAsync();
        await page.Keyboard.TypeAsync("ly");
        await Expect(page.Locator("[role=option]:visible").First).ToContainTextAsync("Lyon (69)");
        await page.Keyboard.TypeAsync("o");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[role=option]:visible").First).ToHaveAttributeAsync("aria-selected", "true");

        var answered = page.WaitForResponseAsync("**/suggestions?*lyo*");
        late.SetResult();
        await answered;
        await Expect(page.Locator("[role=option]:visible").First.Locator("mark")).ToHaveTextAsync("Lyo");

        await page.Keyboard.PressAsync("Enter");
        await Expect(where).ToHaveValueAsync("Lyon (69)");
    }

    [Fact]
    public async Task A_finger_chooses_a_town_in_the_first_box_and_a_name_leads_to_the_profile()
    {
        await using var person = await chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address.ToString(),
                Locale = "fr-FR",
                HasTouch = true,
                ViewportSize = new ViewportSize { Width = 360, Height = 780 },
            }
        );
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");

        await page.Locator("#hero-what").TapAsync();
        await page.Keyboard.TypeAsync("brest");
        await page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option, new() { Name = "Brest (29)" }).TapAsync();
        await Expect(page.Locator("#hero-where")).ToHaveValueAsync("Brest (29)");
        await Expect(page.Locator("#hero-what")).ToHaveValueAsync("");
        await Expect(page.Locator("#hero-what")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("yann");
        await page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option, new() { Name = "Yann Le Goff" }).First.TapAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Yann Le Goff");
    }

    [Fact]
    public async Task A_name_written_to_do_harm_is_shown_as_text()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        await page.GotoAsync("/");

        await page.Locator("#hero-what").FocusAsync();
        await page.Keyboard.TypeAsync("eve");

        await Expect(page.Locator("[role=option]:visible").Filter(new() { HasText = "<script>alert(1)</script>" })).ToBeVisibleAsync();
        await watch.AssertFlawlessAsync();
    }
}
