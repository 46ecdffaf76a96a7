using Microsoft.Playwright;
using Visavis.TestSupport.Accounts;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>One site for the account journeys of a class; on <c>localhost</c>, because passkeys know no bare addresses.</summary>
public sealed class AccountSite() : MailedSite("Development", new Dictionary<string, string> { ["RateLimits:SignInsPerMinute"] = "1000" })
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Address = new UriBuilder(Address) { Host = "localhost" }.Uri;
    }

    /// <summary>Signs in as a demo person and goes on to the page.</summary>
    public static async Task SignInAsync(IPage page, Guid id, string path)
    {
        await page.GotoAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.Locator($"form:has([value='{id}']) button").ClickAsync();
        await page.WaitForURLAsync($"**{path}");
    }
}
