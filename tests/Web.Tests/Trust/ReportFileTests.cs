using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Media;
using Visavis.Web.Tests.Media;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.Trust;

/// <summary>The files of a report, as a browser without scripts sends them.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ReportFileTests
{
    [Fact]
    public async Task A_sixth_file_is_refused_by_name_and_one_of_the_five_can_be_left_out_for_it()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        var files = Enumerable.Range(1, 6).Select(i => ($"capture-{i}.png", $"Note {i}")).ToArray();

        var refused = await SendAsync(site, visitor, files, []);

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Contains("capture-6.png", page.QuerySelector("#report-files-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("virement", page.QuerySelector("#report-story")!.TextContent, StringComparison.Ordinal);
        Assert.False(await site.App.WithDataAsync(db => db.Set<Report>().AnyAsync()));
        var kept = page.QuerySelectorAll("[name=Kept]").Select(field => ("Kept", field.GetAttribute("value")!)).ToList();
        Assert.Equal(5, kept.Count);
        Assert.Single(page.QuerySelectorAll("[type=file]"));
        Assert.Equal(
            Enumerable.Range(1, 5).Select(i => $"Déjà reçu\u00a0: capture-{i}.png (photo, 0,1\u00a0Mo)"),
            page.QuerySelectorAll(".report-file > span").Select(span => span.TextContent)
        );

        var notes = page.QuerySelectorAll("[name=KeptNote]").Select(field => ("KeptNote", field.GetAttribute("value")!));
        var sent = await SendAsync(site, visitor, [("capture-6.png", "Note 6")], [.. kept, .. notes, ("Without", kept[0].Item2)]);

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Equal(
            Enumerable.Range(2, 5).Select(i => $"Note {i}"),
            (await site.ReadReportAsync()).Evidence.Where(e => e.StorageKey is not null).Select(e => e.Words).Order()
        );
    }

    [Fact]
    public async Task Each_file_is_called_by_its_name_and_what_it_is_and_the_moderator_saves_it_as_that()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        var refused = await SendAsync(site, visitor, [("contrat.pdf", "Le contrat"), ("capture.png", "Vue")], [("Lost", "beaucoup")]);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Equal(
            ["Déjà reçu\u00a0: contrat.pdf (PDF, 0,1\u00a0Mo)", "Déjà reçu\u00a0: capture.png (photo, 0,1\u00a0Mo)"],
            page.QuerySelectorAll(".report-file > span").Select(span => span.TextContent)
        );
        var kept = page.QuerySelectorAll("[name=Kept]").Select(field => ("Kept", field.GetAttribute("value")!));

        Assert.Equal(HttpStatusCode.Found, (await SendAsync(site, visitor, [], [.. kept])).StatusCode);

        var report = await site.ReadReportAsync();
        using var moderator = await site.AddModeratorAsync();
        var seen = await TrustSite.ReadAsync(moderator, $"/moderation/cases/{report.Number}");
        Assert.Contains("Document PDF, 0,1\u00a0Mo", seen, StringComparison.Ordinal);
        Assert.Contains("Photo, 0,1\u00a0Mo", seen, StringComparison.Ordinal);
        foreach (
            var (isDocument, type, shown, ending) in new[]
            {
                (true, "application/pdf", "attachment", ".pdf"),
                (false, "image/webp", "inline", ".webp"),
            }
        )
        {
            var piece = report.Evidence.Single(e => e.StorageKey is not null && e.IsDocument == isDocument);
            var file = (await moderator.GetAsync($"/moderation/evidence/{piece.Id:N}")).Content;
            Assert.Equal(type, file.Headers.ContentType!.MediaType);
            Assert.Equal(shown, file.Headers.ContentDisposition!.DispositionType);
            Assert.EndsWith(ending, file.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
            Assert.Equal(piece.Bytes, (await file.ReadAsByteArrayAsync()).Length);
        }
    }

    [Fact]
    public async Task A_note_stays_with_its_file_when_fields_before_it_are_empty()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();

        var sent = await SendAsync(site, visitor, [("", ""), ("capture.png", "Le virement demandé"), ("", "")], []);

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Contains((await site.ReadReportAsync()).Evidence, e => e.Words == "Le virement demandé");
    }

    /// <param name="files">Name and note of each field; no name for one that is left empty.</param>
    private static async Task<HttpResponseMessage> SendAsync(
        TrustSite site,
        PersonClient visitor,
        (string Name, string Note)[] files,
        (string, string)[] more
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await visitor.AntiforgeryTokenAsync("/report")), "__RequestVerificationToken" },
        };
        foreach (var (name, value) in TrustSite.Fields("Jean Dupont").Concat(more))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (field, (name, note)) in files.Index())
        {
            var content = new ByteArrayContent(
                name.Length == 0 ? []
                : name.EndsWith(".pdf", StringComparison.Ordinal) ? SamplePdf.Make()
                : SamplePictures.Png(80, 80)
            );
            content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"Files{field}\"; filename=\"{name}\"");
            form.Add(content);
            form.Add(new StringContent(note), "FileNote");
        }

        return await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, "/report?handler=Send")) { Content = form }
        );
    }
}
