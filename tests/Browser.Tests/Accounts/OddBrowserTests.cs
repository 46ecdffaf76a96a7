using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Help.Support;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>Browsers that keep nothing, copy nothing, or wait long for every answer.</summary>
public sealed class OddBrowserTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    private const string NoStorage =
        "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError'); } });";

    /// <summary>One of each kind; all of them before something is called done.</summary>
    private static readonly string[] Kinds =
    [
        "/professionals",
        "/account/profile",
        "/account/gallery",
        "/account/calendar",
        "/account/notifications",
        "/dashboard",
        "/calls",
        "/messages",
    ];

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task Where_storage_is_blocked_every_page_works_without_it_and_a_message_goes_out()
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.App.AddProfessionalAsync(p => p.DisplayName = "Paul Petit");
        await using var person = await chromium.NewPersonAsync(site.Address);
        await person.AddInitScriptAsync(NoStorage);
        var page = await person.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add($"{page.Url}: {error}");
        await AccountSite.SignInAsync(page, paul.Id, $"/messages/with/{anne.Id}");

        await SayAsync(page, "Bonjour Anne.", line: 1);
        await SayAsync(page, "Êtes-vous là demain ?", line: 2);
        foreach (var path in Tiers.IsAll ? EveryPage() : Kinds)
        {
            await page.GotoAsync(path);
        }

        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_refused_copy_is_said()
    {
        var anne = await site.App.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(site.Address);
        await person.AddInitScriptAsync("navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));");
        var page = await person.NewPageAsync();
        await page.GotoAsync($"/V-{anne.ReferenceCode}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Copier la référence" }).ClickAsync();

        await Assertions.Expect(page.Locator(".profile-facts .copy-button")).ToContainTextAsync("Copie refusée");
    }

    [Fact]
    public async Task A_second_press_while_the_first_answer_is_on_its_way_does_it_once()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/contact");
        // A slow line: what was done is known 1.5 s later.
        var line = await person.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync(
            "Network.emulateNetworkConditions",
            new()
            {
                ["offline"] = false,
                ["latency"] = 1500,
                ["downloadThroughput"] = -1,
                ["uploadThroughput"] = -1,
            }
        );
        var words = $"Une question, posée une fois, {Guid.NewGuid():N}.";
        await page.Locator("#contact-words").FillAsync(words);
        await page.Locator("#contact-email").FillAsync("lea@example.org");
        var presses = 0;
        page.Request += (_, request) => presses += request.Method == "POST" ? 1 : 0;

        // Both by the page itself: a tool would wait for the first answer.
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" })
            .EvaluateAsync("button => { button.click(); setTimeout(() => button.click(), 300); }");
        await Assertions.Expect(page.Locator(".notice-success")).ToBeVisibleAsync();

        Assert.Equal((2, 1), (presses, await AskedAsync(words)));
    }

    [Fact]
    public async Task A_message_that_meets_the_end_of_the_session_is_there_after_signing_in_again()
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await AccountSite.SignInAsync(page, paul.Id, $"/messages/with/{anne.Id}");
        await SayAsync(page, "Bonjour Anne.", line: 1);
        await site.App.WithDataAsync(db => db.Sessions.Where(s => s.AccountId == paul.Id).ExecuteDeleteAsync());

        await page.Locator("#composer-text").FillAsync("Des mots choisis.");
        await page.Locator("#composer button[type=submit]").ClickAsync();
        await page.Locator("#session-notice a").ClickAsync();
        await page.Locator($"form:has([value='{paul.Id}']) button").ClickAsync();

        await Assertions.Expect(page.Locator("#composer-text")).ToHaveValueAsync("Des mots choisis.");
    }

    /// <summary>The first message makes the conversation by a plain form; the next go out by script.</summary>
    private static async Task SayAsync(IPage page, string words, int line)
    {
        await page.Locator("#composer-text").FillAsync(words);
        await page.Locator("#composer button[type=submit]").ClickAsync();
        await page.Locator($"#thread li[data-sequence='{line}']").WaitForAsync();
    }

    private IEnumerable<string> EveryPage() =>
        site
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !path.Contains('{', StringComparison.Ordinal) && !path.Contains("/error", StringComparison.Ordinal))
            .Distinct();

    private Task<int> AskedAsync(string words) => site.App.WithDataAsync(db => db.Set<SupportRequest>().CountAsync(r => r.Words == words));
}
