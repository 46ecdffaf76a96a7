using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Notifications;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.Trust;

/// <summary>What moderators and administrators are told, and what they write down.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class StaffTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_queue_counts_evidence_in_good_French()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        using var moderator = await site.AddModeratorAsync();
        await TrustSite.ReportAsync(visitor, "Personne d’ici");
        var report = (await LastAsync(site)).Id;

        foreach (var count in new[] { "aucune preuve<", "1 preuve<", "2 preuves<" })
        {
            Assert.Contains($"· {count}", await TrustSite.ReadAsync(moderator, "/moderation"), StringComparison.Ordinal);
            await site.App.WithDataAsync(db =>
            {
                db.Add(
                    new ReportEvidence
                    {
                        Id = Guid.NewGuid(),
                        ReportId = report,
                        Source = EvidenceSource.Said,
                        Words = "Payez d’abord.",
                    }
                );
                return db.SaveChangesAsync();
            });
        }
    }

    [Fact]
    public async Task Moderators_hear_of_a_new_report_and_the_administrator_of_the_oldest_untouched_one_without_a_word_of_it()
    {
        await using var site = await TrustSite.StartAsync();
        var administrator = await site.App.AddAccountAsync("Ada Admin", a => a.IsAdministrator = true);
        using var moderator = await site.AddModeratorAsync();
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Jean Dupont", ("ReporterName", "Zoé Quokka"));

        var told = Assert.Single(await NoticesAsync(site, StaffNotices.Received));
        Assert.NotEqual(administrator.Id, told.AccountId);
        foreach (var word in new[] { "Quokka", "Dupont", "virement", "victime" })
        {
            Assert.DoesNotContain(word, told.Title, StringComparison.OrdinalIgnoreCase);
        }

        await site.Service<ReportAlarm>().LookAsync(Cancellation);
        Assert.Empty(await NoticesAsync(site, StaffNotices.Waiting));
        Assert.Equal(HealthStatus.Healthy, await QueueHealthAsync(site));
        site.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HealthStatus.Degraded, await QueueHealthAsync(site));
        await site.Service<ReportAlarm>().LookAsync(Cancellation);
        await site.Service<ReportAlarm>().LookAsync(Cancellation);
        Assert.Equal(administrator.Id, Assert.Single(await NoticesAsync(site, StaffNotices.Waiting)).AccountId);
    }

    [Fact]
    public async Task Bad_faith_is_told_in_words_first_and_then_waits_but_for_a_danger_to_life()
    {
        await using var site = await TrustSite.StartAsync();
        var nina = await site.AddMemberAsync("Nina Petit", "nina@exemple.fr");
        using var person = await site.SignInAsync(nina.Id);
        using var moderator = await site.AddModeratorAsync();
        for (var found = 0; found < 2; found++)
        {
            var receipt = await TrustSite.ReportAsync(person, "Jean Dupont", ("Email", "nina@exemple.fr"));
            var report = await LastAsync(site);
            Assert.Null(report.WaitsUntil);
            await TrustSite.DecideAsync(
                moderator,
                report.Number,
                nameof(Outcome.Dismissed),
                ("badFaith", "true"),
                ("reason", "NothingFound")
            );
            Assert.Contains("Ceci est un avertissement", await TrustSite.ReadAsync(person, receipt));
            site.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        var waiting = await TrustSite.ReportAsync(person, "Jean Dupont", ("Email", "nina@exemple.fr"));
        var held = await LastAsync(site);
        Assert.Equal(held.ReceivedAt.AddDays(14), held.WaitsUntil);
        Assert.Contains("celui-ci attend jusqu’au", await TrustSite.ReadAsync(person, waiting));
        Assert.Contains("En attente, après des signalements de mauvaise foi (1)", await TrustSite.ReadAsync(moderator, "/moderation"));
        Assert.DoesNotContain(await NoticesAsync(site, StaffNotices.Received), n => n.SubjectKey == StaffNotices.SubjectOf(held));
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await TrustSite.ReportAsync(person, "Jean Dupont", ("Kind", nameof(ReportKind.ThreatToLife)));
        Assert.Null((await LastAsync(site)).WaitsUntil);
    }

    [Fact]
    public async Task What_authorities_were_told_or_ordered_is_written_down_and_the_case_stays_open()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Jean Dupont");
        var page = $"/moderation/cases/{(await site.ReadReportAsync()).Number}";
        using var moderator = await site.AddModeratorAsync();
        var day = $"{site.Clock.GetUtcNow():yyyy-MM-dd}";

        var refused = await WriteAsync("HandedOver", "Pharos", "", day);
        Assert.Contains("Écrivez quoi", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancellation)));
        await WriteAsync("HandedOver", "Pharos", "La copie du dossier", day);
        await WriteAsync("Ordered", "Tribunal de Lyon", "Garder les preuves", day);

        var seen = await TrustSite.ReadAsync(moderator, page);
        Assert.Contains("Pharos", seen);
        Assert.Contains("Garder les preuves", seen);
        Assert.Contains("Mona Modératrice", seen);
        Assert.Null((await site.ReadReportAsync()).ClosedAt);
        var actions = await site.App.WithDataAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync(Cancellation));
        Assert.Contains("handed-to-authorities", actions);
        Assert.Contains("ordered-by-authorities", actions);

        Task<HttpResponseMessage> WriteAsync(string act, string whom, string what, string on) =>
            moderator.PostFormAsync($"{page}?handler=Authority", page, ("act", act), ("whom", whom), ("what", what), ("day", on));
    }

    [Theory]
    [InlineData("Small", "non exigés", "ne demande pas de rapport", false)]
    [InlineData("Medium", "tous les six mois : publiés", "demande un rapport de transparence", true)]
    public async Task The_operators_size_says_which_duties_are_on(string size, string notice, string statistics, bool outOfCourt)
    {
        await using var site = await TrustSite.StartAsync(settings: new Dictionary<string, string> { ["Operator:Size"] = size });
        using var moderator = await site.AddModeratorAsync();
        Assert.Contains(notice, (await TrustSite.ReadAsync(moderator, "/legal/notice")).Replace('\u00a0', ' '));
        Assert.Contains(statistics, await TrustSite.ReadAsync(moderator, "/moderation/statistics"));
        var account = await site.App.AddAccountAsync();
        var statement = site.Service<StatementWriter>().OfProtectiveLimit(account, site.Clock.GetUtcNow());
        Assert.Equal(outOfCourt, statement.Text.Contains("extrajudiciaire", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_safety_page_names_the_right_service_for_each_kind_and_the_day_it_was_checked()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        var page = await new HtmlParser().ParseDocumentAsync(await TrustSite.ReadAsync(visitor, "/safety"), Cancellation);

        Assert.Contains("25 novembre 2026", page.Body!.TextContent, StringComparison.Ordinal);
        foreach (
            var (kind, service) in new[]
            {
                (ReportKind.ThreatToLife, "17, 112, 114"),
                (ReportKind.MinorInDanger, "119"),
                (ReportKind.CodeOrCardAsked, "Perceval"),
                (ReportKind.MoneyTaken, "Thésée"),
                (ReportKind.PaidNotDone, "SignalConso"),
            }
        )
        {
            var section = page.GetElementById(kind.ToString().ToLowerInvariant());
            Assert.Contains(service, section!.TextContent, StringComparison.Ordinal);
        }
    }

    private static async Task<HealthStatus> QueueHealthAsync(TrustSite site) =>
        (await site.Service<HealthCheckService>().CheckHealthAsync(check => check.Name == "reports", Cancellation)).Status;

    private static Task<List<Notice>> NoticesAsync(TrustSite site, NotificationKind kind) =>
        site.App.WithDataAsync(db => db.Set<Notice>().Where(n => n.Kind == kind.Id).ToListAsync(Cancellation));

    private static Task<Report> LastAsync(TrustSite site) =>
        site.App.WithDataAsync(db => db.Set<Report>().OrderByDescending(r => r.ReceivedAt).FirstAsync(Cancellation));
}
