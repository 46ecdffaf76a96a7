using Microsoft.Extensions.Options;

namespace Visavis.Web.Accounts.GoogleSignIn;

internal sealed class GoogleSignInOptionsValidator : IValidateOptions<GoogleSignInOptions>
{
    public ValidateOptionsResult Validate(string? name, GoogleSignInOptions options)
    {
        var failures = new List<string>();
        if (options.IsConfigured && string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            failures.Add("Google:ClientSecret is missing. Set it beside Google:ClientId, or remove both to run without Google sign-in.");
        }

        if (!options.IsConfigured && !string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            failures.Add("Google:ClientId is missing. Set it beside Google:ClientSecret, or remove both to run without Google sign-in.");
        }

        if (
            !Uri.TryCreate(options.Authority, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
        {
            failures.Add("Google:Authority must be an https address. Remove it to use Google's own.");
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(1))
        {
            failures.Add("Google:Timeout must be between 1 second and 1 minute, for example 00:00:10.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
