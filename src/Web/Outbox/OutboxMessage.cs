namespace Visavis.Web.Outbox;

/// <summary>A fact another part must hear of, written in the transaction that made it true and delivered at least once.</summary>
public sealed class OutboxMessage
{
    public long Id { get; set; }

    /// <summary>What consumers recognise a repeated delivery by.</summary>
    public Guid MessageId { get; set; }

    public required string Kind { get; set; }

    public required string Payload { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }
}
