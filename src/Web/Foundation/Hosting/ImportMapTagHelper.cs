using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// Gives the import map its nonce, so that no layout can forget it, and leaves the integrity values out: they guard against a foreign server, the
/// modules come from this one, and they were a quarter of a page.
/// </summary>
[HtmlTargetElement("script", Attributes = "[type=importmap]")]
public sealed class ImportMapTagHelper : TagHelper
{
    private static readonly ConditionalWeakTable<ImportMapDefinition, string> Written = [];

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the framework's own helper, which writes everything.</summary>
    public override int Order => 1000;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("nonce", CspNonce.For(ViewContext.HttpContext));
        if (ViewContext.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ImportMapDefinition>() is { } map)
        {
            output.Content.SetHtmlContent(Written.GetValue(map, Write));
        }
    }

    private static string Write(ImportMapDefinition map) => new ImportMapDefinition(map.Imports, map.Scopes, integrity: null).ToString();
}
