using System.Net;

namespace Visavis.Web.Tests.Trust;

public sealed class AppealFormTests
{
    [Fact]
    public async Task An_appeal_that_is_too_short_is_told_so_and_keeps_what_was_typed()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        var receipt = await TrustSite.ReportAsync(visitor, "Jean Dupont");
        var number = (await site.ReadReportAsync()).Number;
        using var moderator = await site.AddModeratorAsync();
        await TrustSite.DecideAsync(moderator, number, "Dismissed");
        var form = receipt.Replace($"{number}?", $"{number}?handler=Appeal&", StringComparison.Ordinal);

        var refused = await visitor.PostFormAsync(form, receipt, ("words", "Non !"));

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Dites en quelques mots", page, StringComparison.Ordinal);
        Assert.Contains(">Non !</textarea>", page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Found,
            (await visitor.PostFormAsync(form, receipt, ("words", "Je maintiens ce que j’ai écrit."))).StatusCode
        );
    }
}
