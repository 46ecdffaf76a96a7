using System.Text;
using Microsoft.Playwright;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;

namespace Visavis.Browser.Tests.Media;

public sealed class GalleryJourneyTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task Photos_are_sent_captioned_ordered_and_looked_at_by_keyboard_on_a_phone()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        await app.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(address, width: 360, height: 780);
        var page = await SignInAsync(person, "/account/gallery");
        var watch = new PageWatch(page);
        await watch.AssertFlawlessAsync();

        await page.SetInputFilesAsync(
            "#photos-input",
            [await PhotoAsync(page, "un.jpg", 2400, 1600), await PhotoAsync(page, "deux.jpg", 800, 1200), Svg]
        );
        await watch.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Envoyer", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("2 envoyés sur 3.").WaitForAsync();
        await page.GetByText("Les dessins SVG ne sont pas acceptés").WaitForAsync();
        await watch.AssertFlawlessAsync();
        Assert.Equal(
            480,
            await page.Locator(".gallery-thumb img").First.EvaluateAsync<int>("image => Number(image.getAttribute('width'))")
        );

        await page.GetByLabel("Légende de la photo 1").FillAsync("Mon atelier");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Légende enregistrée.").WaitForAsync();
        await watch.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Reculer la photo 1" }));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("place 2 sur 2").WaitForAsync();
        Assert.Equal("Mon atelier", await page.GetByLabel("Légende de la photo 2").InputValueAsync());
        // The photo is last now: the focus went to the arrow that still leads somewhere.
        Assert.Equal("Avancer la photo 2", await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')"));

        await page.Locator(".gallery-thumb").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Photo 2 sur 2").WaitForAsync();
        await watch.AssertFlawlessAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.GetByText("Photo 1 sur 2").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog.lightbox[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".gallery-thumb").First).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Jeter (photo 1)" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reprendre" }).ClickAsync();
        await page.GetByText("La photo est de retour").WaitForAsync();
        await watch.AssertFlawlessAsync();
    }

    [Fact]
    public async Task Documents_are_sent_and_kept_for_clients_in_English()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        await app.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(address, "en-GB", width: 360, height: 780, colorScheme: ColorScheme.Dark);
        var page = await SignInAsync(person, "/account/documents");
        var watch = new PageWatch(page);

        await page.SetInputFilesAsync("#documents-input", Pdf);
        await page.Locator("#clients-new").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await page.GetByText("1 of 1 sent.").WaitForAsync();
        await page.GetByText("for people with an appointment").First.WaitForAsync();
        await watch.AssertFlawlessAsync();

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "price list" }).ClickAsync()
        );
        Assert.Equal("price list.pdf", download.SuggestedFilename);
    }

    [Fact]
    public async Task Without_scripts_the_same_is_done_by_plain_forms()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        await app.AddProfessionalAsync();
        await using var person = await chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address.ToString(),
                Locale = "fr-FR",
                JavaScriptEnabled = false,
            }
        );
        await using var drawing = await chromium.NewPersonAsync(address);
        var photo = await PhotoAsync(await drawing.NewPageAsync(), "un.jpg", 1200, 800);
        var page = await SignInAsync(person, "/account/gallery");

        await page.SetInputFilesAsync("#photos-input", photo);
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer", Exact = true }).ClickAsync();
        await page.GetByText("Photo ajoutée.").WaitForAsync();
        await page.GetByLabel("Légende de la photo 1").FillAsync("Mon atelier");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la légende" }).ClickAsync();
        await page.GetByText("Légende enregistrée.").WaitForAsync();

        Assert.Equal("Mon atelier", await page.GetByLabel("Légende de la photo 1").InputValueAsync());
    }

    private static FilePayload Svg =>
        new()
        {
            Name = "dessin.jpg",
            MimeType = "image/jpeg",
            Buffer = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
        };

    private static FilePayload Pdf =>
        new()
        {
            Name = "price list.pdf",
            MimeType = "application/pdf",
            Buffer = Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"),
        };

    private static async Task<IPage> SignInAsync(IBrowserContext person, string path)
    {
        var page = await person.NewPageAsync();
        await page.GotoAsync($"/account/sign-in?returnUrl={path}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anne Martin" }).ClickAsync();
        await page.WaitForURLAsync($"**{path}");
        return page;
    }

    /// <summary>A real JPEG, drawn by the browser.</summary>
    private static async Task<FilePayload> PhotoAsync(IPage page, string name, int width, int height)
    {
        var data = await page.EvaluateAsync<string>(
            """
            ([width, height]) => {
              const canvas = Object.assign(document.createElement('canvas'), { width, height });
              const context = canvas.getContext('2d');
              context.fillStyle = '#2a4da8';
              context.fillRect(0, 0, width, height);
              return canvas.toDataURL('image/jpeg').split(',')[1];
            }
            """,
            new[] { width, height }
        );
        return new FilePayload
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = Convert.FromBase64String(data),
        };
    }
}
