using Microsoft.Extensions.Options;

namespace Visavis.Web.Notifications.Push;

/// <summary>Section <c>Push</c> of the configuration.</summary>
public sealed class PushOptions
{
    public const string Section = "Push";

    /// <summary>How push services reach the operator: <c>mailto:</c> or <c>https:</c>.</summary>
    public string Contact { get; set; } = "mailto:no-reply@localhost.localdomain";

    /// <summary>Services that pushes may be sent to, with those below them; browsers name theirs, and nothing else is ever asked. Empty: the known ones.</summary>
    public IList<string> Hosts { get; } = [];

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often to look for pushes of other nodes and for those to try again.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(5);
}

internal sealed class PushOptionsValidator : IValidateOptions<PushOptions>
{
    public ValidateOptionsResult Validate(string? name, PushOptions options)
    {
        var failures = new List<string>();
        if (!Uri.TryCreate(options.Contact, UriKind.Absolute, out var contact) || contact.Scheme is not ("mailto" or "https"))
        {
            failures.Add("Push:Contact must be a mailto: or https: address, for example mailto:help@visavis.example.");
        }

        if (options.Hosts.Any(host => Uri.CheckHostName(host) == UriHostNameType.Unknown))
        {
            failures.Add("Push:Hosts must hold host names without scheme or port, for example fcm.googleapis.com.");
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(1))
        {
            failures.Add("Push:Timeout must be between 1 second and 1 minute, for example 00:00:10.");
        }

        if (options.PollEvery < TimeSpan.FromMilliseconds(100) || options.PollEvery > TimeSpan.FromHours(1))
        {
            failures.Add("Push:PollEvery must be between 0.1 seconds and 1 hour, for example 00:00:05.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
