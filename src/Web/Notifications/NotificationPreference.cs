namespace Visavis.Web.Notifications;

/// <summary>What a person chose for one kind; without a row, the kind's own default.</summary>
public sealed class NotificationPreference
{
    public Guid AccountId { get; set; }

    public required string Kind { get; set; }

    public NotificationChannels Channels { get; set; }
}
