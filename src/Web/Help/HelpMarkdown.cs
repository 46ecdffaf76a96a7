using Markdig;
using Microsoft.AspNetCore.Html;
using Visavis.Web.Foundation.Layout;

namespace Visavis.Web.Help;

/// <summary>Our own texts as HTML. They are part of the site, and still may hold no HTML of their own.</summary>
public static class HelpMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static IHtmlContent ToHtml(string markdown) => new HtmlString(Markdown.ToHtml(markdown, Pipeline));

    public static string ToPlainText(string markdown) => Markdown.ToPlainText(markdown, Pipeline);

    /// <summary>How it begins, for search engines.</summary>
    public static string Description(string markdown) => PageDescription.Beginning(ToPlainText(markdown));
}
