using Microsoft.Extensions.Options;
using MimeKit;

namespace Visavis.Web.Messages.Replies;

internal sealed class RepliesOptionsValidator : IValidateOptions<RepliesOptions>
{
    /// <summary>With a plus and the code, the part before the @ may have 64 letters.</summary>
    private const int LongestLocalPart = 64 - 1 - ReplyAddress.CodeLength;

    public ValidateOptionsResult Validate(string? name, RepliesOptions options)
    {
        var failures = new List<string>();
        if (options.PollEvery < TimeSpan.FromMilliseconds(100) || options.PollEvery > TimeSpan.FromHours(1))
        {
            failures.Add("Mail:Replies:PollEvery must be between 0.1 seconds and 1 hour, for example 00:00:30.");
        }

        if (options.IsConfigured)
        {
            failures.AddRange(OfTheMailbox(options));
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> OfTheMailbox(RepliesOptions options)
    {
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
        {
            yield return "Mail:Replies:Host must be a host name or an address, without port, for example imap.example.org.";
        }

        if (options.Port is < 1 or > 65535)
        {
            yield return "Mail:Replies:Port must be between 1 and 65535, for example 993.";
        }

        if (
            !MailboxAddress.TryParse(options.Address, out var address)
            || address.Address != options.Address
            || address.LocalPart.Length > LongestLocalPart
        )
        {
            yield return "Mail:Replies:Address must be one e-mail address, for example answers@visavis.example, with at most "
                + $"{LongestLocalPart} letters before the @.";
        }

        if (string.IsNullOrEmpty(options.User) || string.IsNullOrEmpty(options.Password))
        {
            yield return "Mail:Replies:User and Mail:Replies:Password are missing. Set both beside Mail:Replies:Host.";
        }
    }
}
