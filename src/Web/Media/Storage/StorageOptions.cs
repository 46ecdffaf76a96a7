namespace Visavis.Web.Media.Storage;

/// <summary>Section <c>Storage</c> of the configuration: where files of people are kept.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; }

    /// <summary>Folder of the local store; <c>files</c> in the data folder when not named.</summary>
    public string? Folder { get; set; }

    public AzureStorageOptions Azure { get; set; } = new();
}
