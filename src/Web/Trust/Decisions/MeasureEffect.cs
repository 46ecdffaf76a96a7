namespace Visavis.Web.Trust.Decisions;

/// <summary>One thing a measure does somewhere: listed with it, and taken up again until it is done.</summary>
public sealed class MeasureEffect
{
    public Guid MeasureId { get; set; }

    /// <summary>A fixed word of <see cref="MeasureEffects"/>.</summary>
    public required string Name { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Kind of the last failure.</summary>
    public string? LastError { get; set; }
}
