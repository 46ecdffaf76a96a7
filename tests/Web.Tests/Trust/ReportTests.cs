using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Tests.Trust;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ReportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_without_scripts_gets_a_receipt_on_the_page_and_by_mail_and_can_confirm_the_address()
    {
        await using var site = await TrustSite.StartAsync();
        var plumber = await site.App.AddProfessionalAsync();
        await site.App.IndexAsync();
        using var visitor = site.Visitor();

        var receipt = await TrustSite.ReportAsync(
            visitor,
            "anne martin",
            ("Lost", "250"),
            ("Said", "Payez ce soir"),
            ("SaidOn", "2026-11-24")
        );

        var report = await site.ReadReportAsync();
        Assert.Equal(plumber.Id, report.SubjectId);
        Assert.Equal(25000, report.LostCents);
        Assert.Contains(report.Evidence, e => e is { Source: EvidenceSource.Said, Words: "Payez ce soir" });
        Assert.Contains(
            report.Evidence,
            e =>
                e.Source == EvidenceSource.Profile
                && e.Words.Contains("Anne Martin", StringComparison.Ordinal)
                && e.Words.Contains("price: 30.00 EUR", StringComparison.Ordinal)
        );
        var page = await TrustSite.ReadAsync(visitor, receipt);
        Assert.Contains(report.Number, page);
        Assert.Contains("appelez votre banque", page);

        var mail = Assert.Single(await site.MailsAsync("victime@exemple.fr"));
        Assert.Contains(report.Number, mail.Subject);
        var link = new Uri(mail.Links[0]).PathAndQuery;
        var confirm = link.Replace($"{report.Number}?", $"{report.Number}?handler=Confirm&", StringComparison.Ordinal);
        await visitor.PostFormAsync(confirm, link);
        Assert.NotNull(await site.App.WithDataAsync(db => db.Set<ReportContact>().Select(c => c.ConfirmedAt).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task The_receipt_opens_with_its_link_only()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        var receipt = await TrustSite.ReportAsync(visitor, "Jean Dupont");
        var number = receipt.Split('/', '?')[3];

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(receipt)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/report/status/{number}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/report/status/{number}?key={new string('a', 32)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/report/status/S-AAAAAAAA?key=x&mail=y")).StatusCode);
    }

    [Fact]
    public async Task Nobody_hidden_erased_and_visitor_look_the_same()
    {
        await using var site = await TrustSite.StartAsync();
        await site.App.AddProfessionalAsync(p => (p.DisplayName, p.IsHidden) = ("Hélène Cachée", true));
        await site.App.AddAccountAsync("Victor Visiteur");
        await site.App.AddAccountAsync("", a => a.ErasedAt = a.CreatedAt);
        await site.App.IndexAsync();
        var pages = new List<string>();
        foreach (var name in new[] { "Personne Inconnue", "Hélène Cachée", "Victor Visiteur", "Erik Effacé" })
        {
            using var visitor = site.Visitor();
            var receipt = await TrustSite.ReportAsync(visitor, name);
            var page = await TrustSite.ReadAsync(visitor, receipt);
            var number = receipt.Split('/', '?')[3];
            pages.Add(Shape(page.Replace(name, "NAME", StringComparison.Ordinal).Replace(number, "NUMBER", StringComparison.Ordinal)));
        }

        Assert.Single(pages.Distinct());
        Assert.All(await site.App.WithDataAsync(db => db.Set<Report>().ToListAsync(Cancellation)), r => Assert.Null(r.SubjectId));
    }

    /// <summary>Without what differs between any two answers: tokens, nonces and the minute.</summary>
    private static string Shape(string page)
    {
        var main = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        main = System.Text.RegularExpressions.Regex.Replace(main, """value="[^"]*"|key=[0-9a-f]+""", "", default, TimeSpan.FromSeconds(1));
        return System.Text.RegularExpressions.Regex.Replace(main, @"\d{2}:\d{2}", "", default, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task When_several_bear_the_name_one_is_asked_which_and_nothing_typed_is_lost()
    {
        await using var site = await TrustSite.StartAsync();
        var one = await site.App.AddProfessionalAsync();
        var two = await site.App.AddProfessionalAsync(p => (p.City, p.ProfessionLabel) = ("Lyon", "Coiffeuse"));
        await site.App.IndexAsync();
        using var visitor = site.Visitor();

        var asked = await visitor.PostFormAsync("/report?handler=Send", "/report", TrustSite.Fields("Anne Martin"));
        var page = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
        Assert.Contains("Plusieurs personnes portent ce nom", page);
        Assert.Contains(one.ReferenceCode, page);
        Assert.Contains("m’a demandé un virement", page);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<Report>().CountAsync(Cancellation)));

        await TrustSite.ReportAsync(visitor, "Anne Martin", ("Who", two.ReferenceCode));
        Assert.Equal(two.Id, (await site.ReadReportAsync()).SubjectId);
    }

    [Fact]
    public async Task A_danger_to_life_needs_neither_name_nor_address_and_shows_the_numbers_first()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();

        var receipt = await TrustSite.ReportAsync(visitor, "Inconnu", ("Kind", nameof(ReportKind.ThreatToLife)), ("Email", ""));

        var page = await TrustSite.ReadAsync(visitor, receipt);
        Assert.True(
            page.IndexOf("Appelez d’abord le 17", StringComparison.Ordinal) < page.IndexOf("bien arrivé", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Name", "")]
    [InlineData("Kind", "NoSuchKind")]
    [InlineData("Story", "court")]
    [InlineData("Email", "pas une adresse")]
    [InlineData("Email", "")]
    [InlineData("Lost", "beaucoup")]
    [InlineData("GoodFaith", "false")]
    public async Task What_is_missing_is_said_and_nothing_is_kept(string field, string value)
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();

        var answer = await visitor.PostFormAsync("/report?handler=Send", "/report", TrustSite.Fields("Jean Dupont", (field, value)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("n’est pas encore parti", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<Report>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task One_network_sends_so_many_an_hour_and_a_danger_to_life_is_always_heard()
    {
        await using var site = await TrustSite.StartAsync(settings: new Dictionary<string, string> { ["Trust:ReportsPerHour"] = "1" });
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Jean Dupont");

        var refused = await visitor.PostFormAsync("/report?handler=Send", "/report", TrustSite.Fields("Jean Dupont"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        await TrustSite.ReportAsync(visitor, "Jean Dupont", ("Kind", nameof(ReportKind.ThreatToLife)));
    }

    [Fact]
    public async Task The_queue_exists_for_staff_with_a_second_proof_only()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        using var member = await site.SignInAsync((await site.App.AddAccountAsync()).Id);
        var account = await site.App.AddAccountAsync("Mona");
        await site.App.WithDataAsync(db =>
        {
            db.Add(new Moderator { AccountId = account.Id });
            return db.SaveChangesAsync(Cancellation);
        });
        using var moderator = await site.SignInAsync(account.Id);

        Assert.Contains("sign-in", (await visitor.GetAsync("/moderation")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/moderation")).StatusCode);
        Assert.StartsWith("/staff/proof", (await moderator.GetAsync("/moderation")).Headers.Location!.ToString());
        await site.ProveAsync(moderator);
        Assert.Equal(HttpStatusCode.OK, (await moderator.GetAsync("/moderation")).StatusCode);
    }
}
