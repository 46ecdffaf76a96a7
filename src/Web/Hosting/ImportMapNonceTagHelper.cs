using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Visavis.Web.Hosting;

/// <summary>Gives the import map its nonce, so that no layout can forget it.</summary>
[HtmlTargetElement("script", Attributes = "[type=importmap]")]
public sealed class ImportMapNonceTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("nonce", CspNonce.For(ViewContext.HttpContext));
}
