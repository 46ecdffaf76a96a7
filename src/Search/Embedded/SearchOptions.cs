namespace Visavis.Search.Embedded;

/// <summary>Options of the embedded engine.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>Folder of the index files, on a local disk; every node has its own.</summary>
    public string Folder { get; set; } = "";
}
