namespace Visavis.Web.DataRights;

/// <summary>"My data in one file": asked for by a person, made in the background, kept for a few days.</summary>
public sealed class DataExport
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    public DataExportState State { get; set; }

    /// <summary>From 0 to 100.</summary>
    public int Progress { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Until then one node alone is making it.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public string? StorageKey { get; set; }

    public long? Bytes { get; set; }

    public Guid Version { get; set; }
}
