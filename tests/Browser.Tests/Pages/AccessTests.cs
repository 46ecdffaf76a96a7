using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;

namespace Visavis.Browser.Tests.Pages;

public sealed class AccessTests(ChromiumBrowser chromium, DirectoryFixture site) : IClassFixture<DirectoryFixture>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
        },
    };

    /// <summary>What a theme alone can spoil: structure is the same in both.</summary>
    private static readonly AxeRunOptions Contrast = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
    };

    public static TheoryData<string, ColorScheme, int> EveryLook => Looks.Default;

    [Theory]
    [MemberData(nameof(EveryLook))]
    public async Task Axe_finds_nothing_to_say(string language, ColorScheme theme, int width)
    {
        await using var person = await chromium.NewPersonAsync(site.Address, language, width, colorScheme: theme);
        var page = await person.NewPageAsync();
        var findings = new List<string>();
        var rules = theme == ColorScheme.Light || Tiers.IsAll ? Rules : Contrast;

        foreach (var path in site.Paths)
        {
            await page.GotoAsync(path);
            findings.AddRange(await FindingsAsync(page, path, rules));
        }

        await page.GotoAsync("/");
        await page.ClickAsync(".preferences-menu > summary");
        findings.AddRange(await FindingsAsync(page, "open menu", rules));

        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("online")]
    [InlineData("busy")]
    [InlineData("away")]
    public async Task Axe_finds_nothing_to_say_of_any_status(string status)
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        // The live presence of the page would answer what this test sets.
        await page.RouteAsync("**/js/pages/site*", route => route.AbortAsync());
        await page.GotoAsync($"/V-{site.People[0].ReferenceCode}");

        await page.EvaluateAsync(
            "status => document.querySelectorAll('[data-presence-of]').forEach(e => (e.dataset.status = status))",
            status
        );

        Assert.Equal(
            [status],
            await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('[data-when-status]')].filter(e => e.checkVisibility()).map(e => e.dataset.whenStatus)"
            )
        );
        Assert.Empty(await FindingsAsync(page, status));
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public async Task Nothing_scrolls_sideways_on_the_narrowest_screen(string language)
    {
        await using var person = await chromium.NewPersonAsync(site.Address, language, width: 320, height: 640);
        var page = await person.NewPageAsync();

        // The sections of a profile are a line of links that scrolls by itself.
        foreach (var path in site.Paths)
        {
            await page.GotoAsync(path);
            await page.Locator(".preferences-menu > summary").ClickAsync();
            var beyond = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('body *')]
                  .filter(e => e.checkVisibility() && !e.closest('.visually-hidden, .skip-link, .profile-nav > a'))
                  .filter(e => { const box = e.getBoundingClientRect(); return box.right > innerWidth + 0.5 || box.left < -0.5; })
                  .map(e => `${e.tagName}.${e.className}`)
                """
            );
            Assert.True(beyond.Length == 0, $"{path}: {string.Join(", ", beyond)}");
        }
    }

    [Fact]
    public async Task What_a_finger_presses_is_large_enough()
    {
        await using var person = await chromium.NewPersonAsync(site.Address, width: 360, height: 640);
        var page = await person.NewPageAsync();
        var small = new List<string>();

        foreach (var path in site.Paths)
        {
            await page.GotoAsync(path);
            small.AddRange(
                await page.EvaluateAsync<string[]>(
                    """
                    path => [...document.querySelectorAll('button, summary, input:not([type=hidden]), .button, .menu-item, nav a, footer a')]
                      .filter(e => e.checkVisibility() && !e.closest('.visually-hidden, .skip-link'))
                      .map(e => e.closest('label') ?? e)
                      .filter(e => e.getBoundingClientRect().height < 43.5)
                      .map(e => `${path} ${e.tagName}.${e.className} ${e.textContent.trim()} ${e.getBoundingClientRect().height}`)
                    """,
                    path
                )
            );
        }

        Assert.Empty(small);
    }

    [Fact]
    public async Task A_refused_form_leads_the_keyboard_to_the_first_field_that_is_wrong()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/contact");
        await page.FocusAsync("#contact-email");
        await page.Keyboard.TypeAsync("visiteuse@exemple.fr");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'contact-words'");
        Assert.Equal("visiteuse@exemple.fr", await page.InputValueAsync("#contact-email"));
    }

    private static async Task<IEnumerable<string>> FindingsAsync(IPage page, string where, AxeRunOptions? rules = null)
    {
        var result = await page.RunAxe(rules ?? Rules);
        Assert.NotEmpty(result.Passes);
        return result.Violations.SelectMany(v => v.Nodes.Select(node => $"{where}: {v.Id} {node.Html}"));
    }
}
