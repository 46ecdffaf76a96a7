using Microsoft.Extensions.Options;

namespace Visavis.Signaling;

internal sealed class SignalingOptionsValidator : IValidateOptions<SignalingOptions>
{
    public ValidateOptionsResult Validate(string? name, SignalingOptions options)
    {
        var failures = options
            .AllowedOrigins.Where(origin => !IsOrigin(origin))
            .Select(origin => $"Signaling:AllowedOrigins: '{origin}' is not an origin such as https://www.example.org.")
            .ToList();
        var limits = options.Limits;
        foreach (
            var (key, value) in new[]
            {
                (nameof(limits.RelayBurst), limits.RelayBurst),
                (nameof(limits.RelayPerSecond), limits.RelayPerSecond),
                (nameof(limits.MethodBurst), limits.MethodBurst),
                (nameof(limits.MethodsPerSecond), limits.MethodsPerSecond),
                (nameof(limits.RefusalBurst), limits.RefusalBurst),
                (nameof(limits.RefusalsPerSecond), limits.RefusalsPerSecond),
                (nameof(limits.ArrivalBurst), limits.ArrivalBurst),
                (nameof(limits.ArrivalsPerSecond), limits.ArrivalsPerSecond),
                (nameof(limits.NodeArrivalBurst), limits.NodeArrivalBurst),
                (nameof(limits.NodeArrivalsPerSecond), limits.NodeArrivalsPerSecond),
                (nameof(limits.CallsPerPair), limits.CallsPerPair),
                (nameof(limits.CallsPerMinute), limits.CallsPerMinute),
                (nameof(limits.ConnectionsPerPerson), limits.ConnectionsPerPerson),
                (nameof(limits.ConnectionsPerAddress), limits.ConnectionsPerAddress),
            }
        )
        {
            if (value < 1)
            {
                failures.Add($"Signaling:Limits:{key}: {value} is less than 1.");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);
}
