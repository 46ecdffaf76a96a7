namespace Visavis.Web.Notifications;

/// <summary>When a person wants neither mail nor push: wall-clock minutes of their zone, over midnight when the end comes before the start.</summary>
public sealed class QuietHours
{
    public Guid AccountId { get; set; }

    public int FromMinute { get; set; }

    public int UntilMinute { get; set; }
}
