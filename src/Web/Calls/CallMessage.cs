namespace Visavis.Web.Calls;

/// <summary>A chat line of a call, in the order of <see cref="Sequence"/>.</summary>
public sealed class CallMessage
{
    public required string CallId { get; set; }

    /// <summary>Rises by one within a call.</summary>
    public int Sequence { get; set; }

    /// <summary>Client-made; a repeated send answers the first one's sequence.</summary>
    public required string MessageId { get; set; }

    public Guid SenderId { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset SentAt { get; set; }
}
