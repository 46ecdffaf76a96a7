using Microsoft.Playwright;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>The page between a new way in and the site.</summary>
internal static class FirstSignInPage
{
    /// <summary>Finishes it as a visitor.</summary>
    public static async Task FinishAsync(IPage page, PageWords words)
    {
        await page.WaitForURLAsync("**/account/welcome**");
        await page.Locator("[value='Visitor']").CheckAsync();
        await page.Locator("#name").FillAsync("Nina Petit");
        await page.Locator("#city").FillAsync("Mirecourt");
        await page.Locator("[name='Input.AcceptsTerms']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["Terminer"] }).ClickAsync();
        await page.Locator(".account-menu").WaitForAsync();
    }

    public static async Task SignOutAsync(IPage page, PageWords words)
    {
        await page.Locator(".account-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["Se déconnecter"], Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = words["Se connecter"] }).First.WaitForAsync();
    }
}
