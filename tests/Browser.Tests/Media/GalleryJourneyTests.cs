using System.Text;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;

namespace Visavis.Browser.Tests.Media;

public sealed class GalleryJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    private const string Gallery = "/account/gallery";

    [Theory]
    [InlineData("fr-FR", ColorScheme.Light, Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData("en-GB", ColorScheme.Dark)]
    public async Task Photos_are_sent_captioned_ordered_and_looked_at_by_keyboard_on_a_phone(string locale, ColorScheme scheme)
    {
        var words = new PageWords(locale);
        await using var person = await chromium.NewPersonAsync(site.Address, locale, width: 360, height: 780, colorScheme: scheme);
        var page = await OpenAsync(person);
        var watch = new PageWatch(page);
        await watch.AssertFlawlessAsync();

        await page.SetInputFilesAsync(
            "#photos-input",
            [await DrawnPhoto.OfAsync(page, "un.jpg", 2400, 1600), await DrawnPhoto.OfAsync(page, "deux.jpg", 800, 1200), Svg, Gif, Heavy]
        );
        await watch.TabToAsync(Button(page, words["Envoyer"]));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText(words["{sent} fichiers envoyés sur {total}."].Replace("{sent}", "2").Replace("{total}", "5")).WaitForAsync();
        await Assertions.Expect(page.Locator("[data-upload-list] .field-error")).ToHaveCountAsync(3);
        await watch.AssertFlawlessAsync();
        Assert.Equal("480", await page.Locator(".gallery-thumb img").First.GetAttributeAsync("width"));

        await CaptionOf(page, words, 2).FillAsync("Pas encore enregistrée");
        await CaptionOf(page, words, 1).FillAsync("Mon atelier");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText(words["Légende enregistrée."]).WaitForAsync();
        await Assertions.Expect(CaptionOf(page, words, 2)).ToHaveValueAsync("Pas encore enregistrée");
        await watch.TabToAsync(Button(page, words["Reculer la photo {0}", 1]));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText(words["Photo déplacée : place {0} sur {1}.", 2, 2]).WaitForAsync();
        Assert.Equal("Mon atelier", await CaptionOf(page, words, 2).InputValueAsync());
        // The photo is last now: the focus went to the arrow that still leads somewhere.
        Assert.Equal(
            words["Avancer la photo {0}", 2],
            await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')")
        );

        await LookAsync(page, watch);
        await page.GetByRole(AriaRole.Button, new() { Name = $"{words["Jeter"]} {words["(photo {0})", 1]}" }).ClickAsync();
        await Button(page, words["Reprendre"]).ClickAsync();
        await page.GetByText(words["La photo est de retour, à la fin de la galerie."]).WaitForAsync();
        await watch.AssertFlawlessAsync();
    }

    [Fact]
    public async Task A_photo_is_dragged_by_its_handle_to_another_place_or_let_go_where_it_was()
    {
        var words = new PageWords("fr-FR");
        await using var person = await chromium.NewPersonAsync(site.Address, width: 1280, height: 1600);
        var page = await OpenAsync(person);
        await page.SetInputFilesAsync(
            "#photos-input",
            [await DrawnPhoto.OfAsync(page, "un.jpg", 300, 200), await DrawnPhoto.OfAsync(page, "deux.jpg", 200, 300)]
        );
        await Button(page, words["Envoyer"]).ClickAsync();
        await page.Locator(".gallery-item").Nth(1).WaitForAsync();
        var (first, second) = (await IdAsync(page, 0), await IdAsync(page, 1));

        await DragAsync(page, from: 1, to: 0);
        await page.GetByText(words["Photo déplacée : place {0} sur {1}.", 1, 2]).WaitForAsync();
        Assert.Equal((second, first), (await IdAsync(page, 0), await IdAsync(page, 1)));

        await DragAsync(page, from: 0, to: 0);
        await page.ReloadAsync();
        Assert.Equal((second, first), (await IdAsync(page, 0), await IdAsync(page, 1)));
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task A_photo_of_twelve_megabytes_is_made_smaller_before_it_is_weighed()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await OpenAsync(person);
        var photo = await DrawnPhoto.OfAsync(page, "lourde-mais-belle.jpg", 1200, 800);
        // What a camera writes after the picture weighs too, and no browser minds it.
        photo.Buffer = [.. photo.Buffer, .. new byte[12 * 1024 * 1024]];

        await page.SetInputFilesAsync("#photos-input", photo);
        await Button(page, "Envoyer").ClickAsync();

        await page.Locator(".gallery-item").WaitForAsync();
        await Assertions.Expect(page.Locator("[data-upload-list] .field-error")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Leaving_while_a_photo_is_on_its_way_is_asked_about_and_afterwards_is_not()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await OpenAsync(person);
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.DismissAsync();
        };
        var underWay = new TaskCompletionSource<IRoute>();
        await page.RouteAsync(
            "**/account/gallery**",
            async route =>
            {
                if (route.Request.Method != "POST" || !underWay.TrySetResult(route))
                {
                    await route.ContinueAsync();
                }
            }
        );
        await page.SetInputFilesAsync("#photos-input", await DrawnPhoto.OfAsync(page, "un.jpg", 300, 200));
        await Button(page, "Envoyer").ClickAsync();
        var held = await underWay.Task;

        await page.Locator("main a[href^='/account/']").First.EvaluateAsync("link => link.click()");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, Gallery).ToString());
        Assert.Equal(["beforeunload"], asked);

        await held.ContinueAsync();
        await page.Locator(".gallery-item").WaitForAsync();
        await page.GotoAsync("/legal/terms");
        Assert.Single(asked);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB", Traits = [Tiers.Trait, Tiers.Whole])]
    public async Task Without_scripts_the_same_is_done_by_plain_forms(string locale)
    {
        var words = new PageWords(locale);
        await using var person = await chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address.ToString(),
                Locale = locale,
                JavaScriptEnabled = false,
                ViewportSize = new() { Width = 360, Height = 780 },
            }
        );
        await using var drawing = await chromium.NewPersonAsync(site.Address);
        var photo = await DrawnPhoto.OfAsync(await drawing.NewPageAsync(), "un.jpg", 1200, 800);
        var page = await OpenAsync(person);

        await page.SetInputFilesAsync("#photos-input", photo);
        await Button(page, words["Envoyer"]).ClickAsync();
        await page.GetByText(words["Photo ajoutée."]).WaitForAsync();
        await CaptionOf(page, words, 1).FillAsync("Mon atelier");
        await page.Locator(".gallery-item [id^=save-]").ClickAsync();
        await page.GetByText(words["Légende enregistrée."]).WaitForAsync();

        Assert.Equal("Mon atelier", await CaptionOf(page, words, 1).InputValueAsync());
    }

    private static FilePayload Svg =>
        new()
        {
            Name = "dessin.jpg",
            MimeType = "image/jpeg",
            Buffer = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
        };

    /// <summary>Any browser could draw it, and would send its first frame as a photo.</summary>
    private static FilePayload Gif =>
        new()
        {
            Name = "point.gif",
            MimeType = "image/gif",
            Buffer = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
        };

    private static FilePayload Heavy =>
        new()
        {
            Name = "lourde.jpg",
            MimeType = "image/jpeg",
            Buffer = new byte[(10 * 1024 * 1024) + 1],
        };

    /// <summary>The lightbox, from the second photo to the first and back to the page.</summary>
    private static async Task LookAsync(IPage page, PageWatch watch)
    {
        var place = page.Locator(".lightbox-place");
        await page.Locator(".gallery-thumb").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(place).ToContainTextAsync("2");
        // A black logo on a transparent ground is seen in the dark, too.
        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(page.Locator(".gallery-thumb img").First));
        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(page.Locator("dialog.lightbox img").First));
        var second = await place.TextContentAsync();
        await watch.AssertFlawlessAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(place).Not.ToHaveTextAsync(second!);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog.lightbox[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".gallery-thumb").First).ToBeFocusedAsync();

        // Back, too, closes what is open and does not leave the page.
        await page.WaitForFunctionAsync("() => !history.state?.lightbox");
        var address = page.Url;
        await page.Locator("a[data-lightbox]").First.ClickAsync();
        await Assertions.Expect(page.Locator("dialog.lightbox[open]")).ToHaveCountAsync(1);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("dialog.lightbox[open]")).ToHaveCountAsync(0);
        Assert.Equal(address, page.Url);
    }

    private async Task<IPage> OpenAsync(IBrowserContext person)
    {
        var professional = await site.App.AddProfessionalAsync();
        var page = await person.NewPageAsync();
        await AccountSite.SignInAsync(page, professional.Id, Gallery);
        return page;
    }

    /// <summary>By the handle of one photo onto the upper half of another.</summary>
    private static async Task DragAsync(IPage page, int from, int to)
    {
        var grip = page.Locator("[data-grip]").Nth(from);
        await grip.ScrollIntoViewIfNeededAsync();
        var target = (await page.Locator(".gallery-item").Nth(to).BoundingBoxAsync())!;
        await grip.HoverAsync();
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(target.X + 20, target.Y + 20, new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    private static Task<string> GroundAsync(ILocator picture) =>
        picture.EvaluateAsync<string>("picture => getComputedStyle(picture).backgroundColor");

    private static Task<string?> IdAsync(IPage page, int index) => page.Locator(".gallery-item").Nth(index).GetAttributeAsync("data-photo");

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator CaptionOf(IPage page, PageWords words, int number) => page.GetByLabel(words["Légende de la photo {0}", number]);
}
