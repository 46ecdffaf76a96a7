using NetVips;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;

namespace Visavis.Browser.Tests.Media;

/// <summary>Firefox as it is set by people who do not want to be told apart: what is read from a canvas is not what was drawn.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class FalsifiedCanvasTests(AccountSite site) : IClassFixture<AccountSite>
{
    private const string Resisting = """user_pref("privacy.resistFingerprinting", true);""";
    private static readonly double[] Blue = [42, 77, 168];

    [Fact]
    public async Task A_photo_arrives_as_it_is_where_the_browser_falsifies_its_canvas()
    {
        Assert.SkipUnless(Tiers.IsAll, "Firefox takes longer to start than a journey may last: run with all.");
        var anne = await site.App.AddProfessionalAsync();
        await using var firefox = await FirefoxBrowser.StartAsync(Resisting);
        var page = await firefox.NewPersonAsync();
        await page.GotoAsync(new Uri(site.Address, "/account/sign-in?returnUrl=%2Faccount%2Fgallery"));
        Assert.NotEqual("42,77,168,255", await page.EvaluateAsync(Drawn));
        await page.EvaluateAsync($"document.querySelector(\"form:has([value='{anne.Id}']) button\").click()");
        await UntilAsync(page, "document.querySelector('#photos-input') !== null && document.readyState === 'complete'");

        await page.EvaluateAsync(
            $$"""
            (() => {
              const chosen = new DataTransfer();
              const bytes = Uint8Array.from(atob('{{Convert.ToBase64String(Photo())}}'), c => c.charCodeAt(0));
              chosen.items.add(new File([bytes], 'atelier.jpg', { type: 'image/jpeg' }));
              const input = document.querySelector('#photos-input');
              input.files = chosen.files;
              input.form.requestSubmit();
            })()
            """
        );
        await UntilAsync(page, "document.querySelector('.gallery-thumb img') !== null");

        var shown = await page.EvaluateAsync(
            "fetch(document.querySelector('.gallery-thumb img').src).then(r => r.arrayBuffer()).then(b => btoa(String.fromCharCode(...new Uint8Array(b))))"
        );
        using var picture = Image.NewFromBuffer(Convert.FromBase64String(shown));
        for (var band = 0; band < Blue.Length; band++)
        {
            using var one = picture[band];
            Assert.InRange(one.Min(), Blue[band] - 6, Blue[band] + 6);
            Assert.InRange(one.Max(), Blue[band] - 6, Blue[band] + 6);
        }
    }

    private const string Drawn = """
        (() => {
          const context = Object.assign(document.createElement('canvas'), { width: 8, height: 8 }).getContext('2d');
          context.fillStyle = 'rgb(42 77 168)';
          context.fillRect(0, 0, 8, 8);
          return [...context.getImageData(3, 3, 1, 1).data].join();
        })()
        """;

    private static byte[] Photo()
    {
        using var black = Image.Black(640, 480, 3);
        using var blue = (black + Blue).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return blue.JpegsaveBuffer(q: 95);
    }

    /// <summary>Asked again while one page gives way to the next.</summary>
    private static Task UntilAsync(FirefoxPage page, string condition) =>
        Eventually.IsTrueAsync(async () =>
        {
            try
            {
                return await page.EvaluateAsync(condition) == "true";
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });
}
