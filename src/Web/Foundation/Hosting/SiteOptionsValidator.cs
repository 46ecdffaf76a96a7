using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Foundation.Hosting;

internal sealed class SiteOptionsValidator(IHostEnvironment environment, IOptions<MailOptions> mail) : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Url))
        {
            return environment.IsDevelopment() || !mail.Value.Smtp.IsConfigured
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    "Site:Url is missing. Set it beside Mail:Smtp:Host, for example https://visavis.example: links in mails begin with it."
                );
        }

        return IsSiteAddress(options.Url)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Site:Url must be an https address without path, for example https://visavis.example.");
    }

    private static bool IsSiteAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };
}
