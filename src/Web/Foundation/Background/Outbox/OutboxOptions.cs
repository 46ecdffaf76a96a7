namespace Visavis.Web.Foundation.Background.Outbox;

/// <summary>Section <c>Outbox</c> of the configuration.</summary>
public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>How often to look for messages of other nodes; those of this one are delivered at once.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(2);

    public int BatchSize { get; set; } = 500;

    /// <summary>Delivered or not, older messages are removed; a consumer that was away longer starts afresh.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(7);
}
