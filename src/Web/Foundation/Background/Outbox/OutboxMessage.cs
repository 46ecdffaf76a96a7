namespace Visavis.Web.Foundation.Background.Outbox;

/// <summary>A fact another part must hear of, written in the transaction that made it true and delivered to every consumer at least once.</summary>
public sealed class OutboxMessage
{
    /// <summary>The order of delivery.</summary>
    public long Id { get; set; }

    /// <summary>What consumers recognise a repeated delivery by.</summary>
    public Guid MessageId { get; set; }

    public required string Kind { get; set; }

    public required string Payload { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Failed deliveries, of whichever consumer.</summary>
    public int FailedAttempts { get; set; }

    public string? LastError { get; set; }
}
