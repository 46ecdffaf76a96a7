using System.Xml.Linq;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Portraits;

namespace Visavis.Web.Tests.Professionals;

public sealed class PortraitTests
{
    [Fact]
    public void Portraits_are_well_formed_without_code_and_of_many_kinds()
    {
        var random = new Random(1);
        var seeds = Enum.GetValues<PortraitKind>()
            .SelectMany(kind => Enumerable.Range(0, 250).Select(_ => PortraitSeed.Create(random, kind)))
            .ToList();
        var drawn = seeds.ConvertAll(PortraitDrawing.Draw);

        Assert.All(
            drawn,
            svg =>
                Assert.DoesNotContain(
                    XDocument.Parse(svg).Descendants(),
                    node => node.Name.LocalName is "script" or "foreignObject" or "image"
                )
        );
        Assert.DoesNotContain(drawn, svg => svg.Contains("{h}", StringComparison.Ordinal) || svg.Contains("{m}", StringComparison.Ordinal));
        Assert.True(drawn.Take(500).Distinct().Count() > 480);
        Assert.Equal(drawn, seeds.ConvertAll(PortraitDrawing.Draw));
    }

    [Theory]
    [InlineData("/portraits/4.svg", 200)]
    [InlineData("/portraits/-4.svg", 200)]
    [InlineData("/portraits/99999999999.svg", 404)]
    [InlineData("/portraits/x.svg", 404)]
    public async Task A_portrait_is_kept_for_good_and_can_do_nothing(string path, int status)
    {
        await using var app = AppHost.OnSqlite();
        using var client = app.CreateClient();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 200)
        {
            Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        }
    }
}
