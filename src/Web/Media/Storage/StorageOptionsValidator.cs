using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Media.Storage;

internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var failures = new List<string>();
        if (!Enum.IsDefined(options.Provider))
        {
            failures.Add("Storage:Provider must be Local or Azure.");
        }

        if (options.Provider == StorageProvider.Azure)
        {
            if (!IsConnectionString(options.Azure.ConnectionString))
            {
                // Never repeated: it holds the key of the account.
                failures.Add(
                    "Storage:Azure:ConnectionString is missing or cannot be read. Copy it from the storage account, or set Storage:Provider to Local."
                );
            }

            if (!ContainerName().IsMatch(options.Azure.Container))
            {
                failures.Add("Storage:Azure:Container must be 3 to 63 lower-case letters, digits and single dashes, for example visavis.");
            }

            if (options.Azure.Timeout <= TimeSpan.Zero || options.Azure.Timeout > TimeSpan.FromMinutes(5))
            {
                failures.Add("Storage:Azure:Timeout must be between 1 second and 5 minutes, for example 00:00:10.");
            }

            if (options.Azure.Retries is < 0 or > 10)
            {
                failures.Add("Storage:Azure:Retries must be from 0 to 10.");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsConnectionString(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        try
        {
            _ = new BlobServiceClient(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex ContainerName();
}
