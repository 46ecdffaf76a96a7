using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Visavis.Browser.Tests;

/// <summary>What a page complained of, and what a careful reader would.</summary>
internal sealed class PageWatch
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    private readonly IPage page;
    private readonly List<string> complaints = [];

    public PageWatch(IPage page)
    {
        this.page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    /// <summary>No script error, nothing the content security policy had to stop, nothing axe finds, no sideways scroll.</summary>
    public async Task AssertFlawlessAsync()
    {
        Assert.Empty(complaints);
        // What it is made of stands before its style sheets are there, and everything is too small then.
        await page.WaitForLoadStateAsync();
        var found = await page.RunAxe(Rules);
        Assert.True(
            found.Violations.Length == 0,
            string.Join('\n', found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"))
        );
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} px too wide.");
    }

    /// <summary>Presses Tab until the focus is on the element.</summary>
    public async Task TabToAsync(ILocator target)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"Tab never reaches {target}.");
    }
}
