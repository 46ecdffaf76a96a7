using Microsoft.Extensions.Options;

namespace Visavis.Signaling.Ice;

internal sealed class TurnOptionsValidator : IValidateOptions<TurnOptions>
{
    private const int ShortestSecret = 16;
    private const int MostMinutes = 60;

    public ValidateOptionsResult Validate(string? name, TurnOptions options)
    {
        var failures = new List<string>();
        failures.AddRange(
            options
                .Urls.Where(url => !Has(url, "turn:", "turns:"))
                .Select(url => $"Turn:Urls: '{url}' does not begin with turn: or turns:.")
        );
        failures.AddRange(
            options
                .Stun.Where(url => !Has(url, "stun:", "stuns:"))
                .Select(url => $"Turn:Stun: '{url}' does not begin with stun: or stuns:.")
        );
        if (options.Urls.Count > 0 && options.Secret.Length < ShortestSecret)
        {
            failures.Add($"Turn:Secret: give the relay's shared secret, at least {ShortestSecret} characters, or leave Turn:Urls empty.");
        }

        if (options.CredentialMinutes is < 1 or > MostMinutes)
        {
            failures.Add($"Turn:CredentialMinutes: {options.CredentialMinutes} is not between 1 and {MostMinutes}.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool Has(string url, params ReadOnlySpan<string> schemes)
    {
        foreach (var scheme in schemes)
        {
            if (url.StartsWith(scheme, StringComparison.Ordinal) && url.Length > scheme.Length)
            {
                return true;
            }
        }

        return false;
    }
}
