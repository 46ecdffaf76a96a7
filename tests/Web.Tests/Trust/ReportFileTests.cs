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

        var notes = page.QuerySelectorAll("[name=KeptNote]").Select(field => ("KeptNote", field.GetAttribute("value")!));
        var sent = await SendAsync(site, visitor, [("capture-6.png", "Note 6")], [.. kept, .. notes, ("Without", kept[0].Item2)]);

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Equal(
            Enumerable.Range(2, 5).Select(i => $"Note {i}"),
            (await site.ReadReportAsync()).Evidence.Where(e => e.StorageKey is not null).Select(e => e.Words).Order()
        );
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
            var content = new ByteArrayContent(name.Length == 0 ? [] : SamplePictures.Png(80, 80));
            content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"Files{field}\"; filename=\"{name}\"");
            form.Add(content);
            form.Add(new StringContent(note), "FileNote");
        }

        return await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, "/report?handler=Send")) { Content = form }
        );
    }
}
