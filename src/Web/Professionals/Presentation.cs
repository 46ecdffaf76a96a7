using System.Text.Encodings.Web;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Visavis.Web.Foundation.Layout;

namespace Visavis.Web.Professionals;

/// <summary>A presentation's Markdown as HTML that may stand in a page: no HTML of the author's, no pictures, links to the web and mail only.</summary>
public static class Presentation
{
    private const int PageHeadingLevels = 2;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    public static IHtmlContent ToHtml(string markdown)
    {
        try
        {
            return new HtmlString(Render(markdown));
        }
        catch (ArgumentException)
        {
            // Nested deeper than anybody reads, and than the library goes: shown as it was written.
            return new HtmlString(AsWritten(markdown));
        }
    }

    /// <summary>The beginning of the presentation as plain text of at most <paramref name="length"/> characters, cut between words.</summary>
    public static string Excerpt(string markdown, int length) => PageDescription.Beginning(PlainText(markdown), length);

    private static string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        Nest([.. document.Descendants<HeadingBlock>()]);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Tame(link);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            Tame(link);
        }

        return document.ToHtml(Pipeline);
    }

    internal static string PlainText(string markdown)
    {
        try
        {
            return Markdown.ToPlainText(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return markdown;
        }
    }

    private static string AsWritten(string text) =>
        $"<p>{string.Join("<br />\n", text.Split('\n').Select(HtmlEncoder.Default.Encode))}</p>";

    // Under the page's own headings, and without leaving a level out.
    private static void Nest(List<HeadingBlock> headings)
    {
        var levels = headings.Select(h => h.Level).Distinct().Order().ToList();
        var above = PageHeadingLevels;
        foreach (var heading in headings)
        {
            var wanted = PageHeadingLevels + 1 + levels.IndexOf(heading.Level);
            above = Math.Min(Math.Min(wanted, above + 1), 6);
            heading.Level = above;
        }
    }

    private static void Tame(LinkInline link)
    {
        if (link.IsImage || !IsAllowed(link.GetDynamicUrl?.Invoke() ?? link.Url))
        {
            LeaveTextOnly(link);
        }
        else
        {
            Mark(link);
        }
    }

    private static void Tame(AutolinkInline link)
    {
        if (link.IsEmail || IsAllowed(link.Url))
        {
            Mark(link);
        }
        else
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }
    }

    // A link nobody vouches for: search engines give it no weight, and the page it opens learns nothing of this one.
    private static void Mark(IMarkdownObject link) => link.GetAttributes().AddProperty("rel", "noopener ugc nofollow");

    private static void LeaveTextOnly(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static bool IsAllowed(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto);
}
