namespace Visavis.Signaling.Nodes;

/// <summary>Section <c>Redis</c> of the configuration: what joins several nodes to one site. Without an address the node is alone.</summary>
public sealed class BackplaneOptions
{
    public const string Section = "Redis";

    /// <summary>E.g. <c>redis.internal:6379,password=…,ssl=true</c>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Begins the name of every channel: installations that share a Redis need one each.</summary>
    public string Prefix { get; init; } = "visavis";

    public bool IsConfigured => !string.IsNullOrWhiteSpace(ConnectionString);
}
