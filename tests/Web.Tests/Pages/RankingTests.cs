using System.Globalization;
using Visavis.Search;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

public sealed class RankingTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Theory]
    [InlineData("fr", "Personne ne paie pour être plus haut")]
    [InlineData("en", "Nobody pays to be higher")]
    public async Task Every_number_of_the_order_is_published(string language, string promise)
    {
        var page = await site.OpenAsync("/ranking", language);

        Assert.Equal(promise, page.GetElementById("ranking-promise")!.TextContent);
        foreach (var weight in typeof(RankingWeights).GetProperties().Where(property => property.PropertyType == typeof(int)))
        {
            var points = ((int)weight.GetValue(RankingWeights.Present)!).ToString(CultureInfo.InvariantCulture);
            var partOf = weight.Name switch
            {
                nameof(RankingWeights.NextSlotDays) => nameof(RankingWeights.NextSlot),
                nameof(RankingWeights.ManyRecommendations) => nameof(RankingWeights.Recommendations),
                _ => null,
            };
            if (partOf is not null)
            {
                Assert.Contains(points, page.QuerySelector($"[data-weight={partOf}] th")!.TextContent, StringComparison.Ordinal);
                continue;
            }

            if (weight.Name == nameof(RankingWeights.HelpingShare))
            {
                Assert.Contains("1/4", $"1/{points}", StringComparison.Ordinal);
                continue;
            }

            Assert.Equal(points, page.QuerySelector($"[data-weight={weight.Name}] td")?.TextContent);
        }

        Assert.All(
            ProfileQuality.Parts,
            part => Assert.Equal($"{part.Points}", page.QuerySelector($"[data-weight={part.Part}] td")?.TextContent)
        );
    }

    [Fact]
    public async Task Results_and_footer_lead_there()
    {
        var page = await site.OpenAsync("/professionals?what=plombier");

        Assert.NotNull(page.QuerySelector("main a[href='/ranking']"));
        Assert.NotNull(page.QuerySelector("footer a[href='/ranking']"));
    }
}
