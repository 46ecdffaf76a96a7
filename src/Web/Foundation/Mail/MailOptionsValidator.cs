using Microsoft.Extensions.Options;
using MimeKit;

namespace Visavis.Web.Foundation.Mail;

internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var smtp = options.Smtp;
        var failures = new List<string>();
        if (smtp.IsConfigured && Uri.CheckHostName(smtp.Host) == UriHostNameType.Unknown)
        {
            failures.Add("Mail:Smtp:Host must be a host name or an address, without port, for example smtp.example.org.");
        }

        if (smtp.Port is < 1 or > 65535)
        {
            failures.Add("Mail:Smtp:Port must be between 1 and 65535, for example 587.");
        }

        if (string.IsNullOrEmpty(smtp.User) != string.IsNullOrEmpty(smtp.Password))
        {
            var missing = string.IsNullOrEmpty(smtp.User) ? nameof(smtp.User) : nameof(smtp.Password);
            failures.Add($"Mail:Smtp:{missing} is missing. Set Mail:Smtp:User and Mail:Smtp:Password together, or neither.");
        }

        if (smtp.Timeout <= TimeSpan.Zero || smtp.Timeout > LongestTimeout)
        {
            failures.Add("Mail:Smtp:Timeout must be between 1 second and 1 minute, for example 00:00:30.");
        }

        if (smtp.IsConfigured && string.IsNullOrWhiteSpace(options.From))
        {
            failures.Add("Mail:From is missing. Set it beside Mail:Smtp:Host, for example 'Visavis <no-reply@visavis.example>'.");
        }
        else if (!string.IsNullOrWhiteSpace(options.From) && !MailboxAddress.TryParse(options.From, out _))
        {
            failures.Add("Mail:From must be one e-mail address, for example 'Visavis <no-reply@visavis.example>'.");
        }

        if (options.PollEvery < TimeSpan.FromMilliseconds(100) || options.PollEvery > TimeSpan.FromHours(1))
        {
            failures.Add("Mail:PollEvery must be between 0.1 seconds and 1 hour, for example 00:00:15.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
