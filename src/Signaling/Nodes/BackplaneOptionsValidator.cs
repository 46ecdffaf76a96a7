using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Visavis.Signaling.Nodes;

internal sealed class BackplaneOptionsValidator : IValidateOptions<BackplaneOptions>
{
    public ValidateOptionsResult Validate(string? name, BackplaneOptions options)
    {
        if (!options.IsConfigured)
        {
            return ValidateOptionsResult.Success;
        }

        if (options.Prefix.Length is 0 or > 64 || !options.Prefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return ValidateOptionsResult.Fail("Redis:Prefix: use letters, digits, '-', '_' and '.', at most 64.");
        }

        try
        {
            return ConfigurationOptions.Parse(options.ConnectionString!).EndPoints.Count > 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Redis:ConnectionString: it names no server. Use for example 'localhost:6379'.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The message is not repeated: it may quote the password.
            return ValidateOptionsResult.Fail(
                "Redis:ConnectionString: it cannot be read. Use for example 'redis.internal:6379,password=…,ssl=true'."
            );
        }
    }
}
