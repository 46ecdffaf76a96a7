using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Trust.Decisions;

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

    [Fact]
    public async Task A_report_that_an_appeal_reopened_says_so_and_what_is_decided_then_can_be_contested_too()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        var receipt = await TrustSite.ReportAsync(visitor, "Jean Dupont");
        var number = (await site.ReadReportAsync()).Number;
        using var first = await site.AddModeratorAsync();
        using var second = await site.AddModeratorAsync("Nora Modératrice");
        var form = receipt.Replace($"{number}?", $"{number}?handler=Appeal&", StringComparison.Ordinal);
        await TrustSite.DecideAsync(first, number, "Dismissed");
        await visitor.PostFormAsync(form, receipt, ("words", "Je maintiens ce que j’ai écrit."));
        var appeal = await site.App.WithDataAsync(db => db.Set<Appeal>().SingleAsync());

        await second.PostFormAsync(
            $"/moderation/appeals/{appeal.Id:N}",
            $"/moderation/appeals/{appeal.Id:N}",
            ("granted", "true"),
            ("answer", "Nous reprenons votre signalement.")
        );

        Assert.Contains("Nous reprenons votre signalement.", await TrustSite.ReadAsync(visitor, receipt), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await TrustSite.DecideAsync(second, number, "Dismissed")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Found,
            (await visitor.PostFormAsync(form, receipt, ("words", "Je ne suis toujours pas d’accord."))).StatusCode
        );
        await visitor.PostFormAsync(form, receipt, ("words", "Une fois encore, je conteste."));
        var appeals = await site.App.WithDataAsync(db => db.Set<Appeal>().OrderBy(a => a.At).Select(a => a.Words).ToListAsync());
        Assert.Equal(["Je maintiens ce que j’ai écrit.", "Je ne suis toujours pas d’accord."], appeals);
    }
}
