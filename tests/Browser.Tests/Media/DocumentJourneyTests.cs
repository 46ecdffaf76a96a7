using System.Text;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;

namespace Visavis.Browser.Tests.Media;

public sealed class DocumentJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    [Theory]
    [InlineData("fr-FR", ColorScheme.Light, Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData("en-GB", ColorScheme.Dark)]
    public async Task A_document_is_sent_kept_for_clients_renamed_and_fetched_on_a_phone(string locale, ColorScheme scheme)
    {
        var words = new PageWords(locale);
        var professional = await site.App.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(site.Address, locale, width: 360, height: 780, colorScheme: scheme);
        var page = await person.NewPageAsync();
        await AccountSite.SignInAsync(page, professional.Id, "/account/documents");
        var watch = new PageWatch(page);

        await page.SetInputFilesAsync("#documents-input", Pdf);
        await page.Locator("#clients-new").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["Envoyer"], Exact = true }).ClickAsync();
        await page.GetByText(words["1 fichier envoyé sur {total}."].Replace("{total}", "1")).WaitForAsync();
        await page.GetByText(words["pour les personnes avec rendez-vous"]).First.WaitForAsync();
        await watch.AssertFlawlessAsync();

        await page.GetByLabel(words["Titre du document {0}", 1]).FillAsync("Tarif 2027");
        await page.Keyboard.PressAsync("Enter");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Tarif 2027" });
        await link.WaitForAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal("Tarif 2027.pdf", download.SuggestedFilename);
    }

    private static FilePayload Pdf =>
        new()
        {
            Name = "price list.pdf",
            MimeType = "application/pdf",
            Buffer = SamplePdf.Make(),
        };
}
