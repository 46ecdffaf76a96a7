using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport.Azurite;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;

namespace Visavis.Browser.Tests.Media;

public sealed class CloudStorageJourneyTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task A_photo_sent_to_a_site_on_Azure_storage_is_on_the_profile_that_strangers_see()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = AppHost.OnSqlite(azurite.Settings);
        var address = app.StartOnPort();
        var anne = await app.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(address, width: 360, height: 780);
        var page = await person.NewPageAsync();
        await AccountSite.SignInAsync(page, anne.Id, "/account/gallery");

        await page.SetInputFilesAsync("#photos-input", await DrawnPhoto.OfAsync(page, "atelier.jpg", 1200, 800));
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer", Exact = true }).ClickAsync();
        await page.Locator("[id^=cover-]").ClickAsync();
        await page.Locator("[id^=cover-][aria-pressed=true]").WaitForAsync();
        await page.Locator("[id^=as-portrait-]").ClickAsync();
        await page.Locator("[id^=as-portrait-][aria-pressed=true]").WaitForAsync();

        await using var stranger = await chromium.NewPersonAsync(address, width: 360, height: 780);
        var profile = await stranger.NewPageAsync();
        await profile.GotoAsync(ProfessionalDirectory.ProfilePath(anne));
        await profile.Locator("#gallery").ScrollIntoViewIfNeededAsync();
        foreach (var place in new[] { ".profile-cover img", ".profile-portrait", ".photo-grid img" })
        {
            await profile.WaitForFunctionAsync(
                "place => { const img = document.querySelector(place); return img.currentSrc.includes('/media/') && img.naturalWidth > 0; }",
                place
            );
        }

        Assert.False(Directory.Exists(Path.Combine(app.DataFolder, "files")));
    }
}
