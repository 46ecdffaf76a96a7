namespace Visavis.Web.Trust.Decisions;

/// <summary>A way to sign in of somebody banned for fraud, as a keyed hash that tells nothing else, until a day.</summary>
public sealed class BannedIdentity
{
    public required string Hash { get; set; }

    public Guid AccountId { get; set; }

    public DateTimeOffset BannedAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }
}
