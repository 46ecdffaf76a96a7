using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Visavis.Web.Foundation.Layout;

public static class AppearanceServices
{
    public static IServiceCollection AddAppearance(this IServiceCollection services)
    {
        // French in the pages' source as it is written, not as &#xE9; entities; what HTML needs escaped still is.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // Sentences with markup of ours around words of theirs: the words are encoded.
        services.AddSingleton<IHtmlLocalizerFactory, HtmlLocalizerFactory>();
        services.AddTransient(typeof(IHtmlLocalizer<>), typeof(HtmlLocalizer<>));
        services.AddSingleton<StyleGroups>();
        return services;
    }
}
