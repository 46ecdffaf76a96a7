namespace Visavis.Web.Media.Storage;

/// <summary>Section <c>Storage:Azure</c> of the configuration.</summary>
public sealed class AzureStorageOptions
{
    public string? ConnectionString { get; set; }

    public string Container { get; set; } = "visavis";

    /// <summary>How long one request to the service may take before it is tried again.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public int Retries { get; set; } = 2;
}
