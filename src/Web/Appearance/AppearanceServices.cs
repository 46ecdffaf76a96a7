using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace Visavis.Web.Appearance;

public static class AppearanceServices
{
    public static IServiceCollection AddAppearance(this IServiceCollection services)
    {
        // French in the pages' source as it is written, not as &#xE9; entities; what HTML needs escaped still is.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services;
    }
}
