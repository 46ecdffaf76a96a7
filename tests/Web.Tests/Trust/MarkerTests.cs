using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Tests.Media;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.Trust;

/// <summary>Nothing the reported person can read holds a word, a name, a file's name or the minute of whoever reported them.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MarkerTests
{
    private const string Marker = "zzwombat";

    private static readonly string[] Pages =
    [
        "/",
        "/account/decisions",
        "/account/suspended",
        "/account/other",
        "/account/notifications",
        "/account/security",
        "/account/profile",
        "/calls",
        "/contact",
        "/help",
        "/report",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(Outcome.Dismissed))]
    [InlineData(nameof(Outcome.Warned))]
    [InlineData(nameof(Outcome.NoNewContact))]
    [InlineData(nameof(Outcome.SuspendedForGood))]
    public async Task Nothing_of_a_reporter_reaches_the_reported(string outcome)
    {
        await using var site = await TrustSite.StartAsync();
        var plumber = await DecisionTests.AddListedAsync(site, "plombiere@exemple.fr");
        await site.App.IndexAsync();
        await ReportWithMarkersAsync(site);
        await DecisionTests.ConfirmReporterAsync(site);
        var report = await site.ReadReportAsync();
        Assert.Contains(report.Evidence, e => e.Source == EvidenceSource.File && e.Words.Contains(Marker, StringComparison.Ordinal));
        using var moderator = await site.AddModeratorAsync("Mona Zzmoderatrice");

        await TrustSite.DecideAsync(moderator, report.Number, outcome, ("days", ""));

        using var reported = await site.SignInAsync(plumber.Id);
        var minute = report.ReceivedAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var page in Pages)
        {
            AssertSilent(await TrustSite.ReadAsync(reported, page), page, report);
        }

        if (outcome != nameof(Outcome.Dismissed))
        {
            await site.MailsAsync("plombiere@exemple.fr");
        }

        foreach (var mail in site.MailsNow("plombiere@exemple.fr"))
        {
            AssertSilent(mail.Subject + mail.Text + mail.Html, "mail", report);
            Assert.DoesNotContain(minute, mail.Text);
        }

        AssertSilent(await ExportAsync(site, plumber.Id), "export", report);
        if (outcome == nameof(Outcome.Dismissed))
        {
            Assert.Empty(site.MailsNow("plombiere@exemple.fr"));
            Assert.Contains("Aucune décision", await TrustSite.ReadAsync(reported, "/account/decisions"));
        }
    }

    private static void AssertSilent(string text, string where, Report report)
    {
        Assert.False(text.Contains(Marker, StringComparison.OrdinalIgnoreCase), where);
        Assert.False(text.Contains(report.Number, StringComparison.Ordinal), where);
        Assert.False(text.Contains("Zzmoderatrice", StringComparison.OrdinalIgnoreCase), where);
        Assert.False(text.Contains(report.Id.ToString("N"), StringComparison.OrdinalIgnoreCase), where);
        Assert.False(text.Contains(report.Id.ToString("D"), StringComparison.OrdinalIgnoreCase), where);
    }

    private static async Task ReportWithMarkersAsync(TrustSite site)
    {
        using var visitor = site.Visitor();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await visitor.AntiforgeryTokenAsync("/report")), "__RequestVerificationToken" },
        };
        foreach (
            var (name, value) in TrustSite.Fields(
                "Anne Martin",
                ("Story", $"Elle a dit {Marker} et demandé un virement."),
                ("ReporterName", $"Nina {Marker}"),
                ("Email", $"{Marker}@exemple.fr"),
                ("Said", $"Payez {Marker} ce soir"),
                ("FileNote", $"La capture {Marker}")
            )
        )
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(SamplePictures.Png(80, 80)), "Files", $"{Marker}.png");
        var answer = await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, "/report?handler=Send")) { Content = form }
        );
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> ExportAsync(TrustSite site, Guid id)
    {
        await using var db = await site.Service<IDbContextFactory<VisavisDbContext>>().CreateDbContextAsync(Cancellation);
        var text = new StringBuilder();
        foreach (var table in PersonalTables.All)
        {
            text.Append(await table.ExportAsync(db, new PersonOnFile(id, "plombiere@exemple.fr"), Cancellation));
        }

        return text.ToString();
    }
}
