namespace Visavis.Web.Notifications;

/// <summary>Under which heading a kind stands among the preferences.</summary>
public enum NotificationGroup
{
    Messages = 0,
    Calls = 1,
    Bookings = 2,
    Services = 3,
    Billing = 4,
    Organisation = 5,
    Trust = 6,
    Account = 7,
}

[Flags]
public enum NotificationChannels
{
    None = 0,

    /// <summary>The bell.</summary>
    Page = 1,
    Email = 2,
    Push = 4,
    All = Page | Email | Push,
}

/// <summary>One sort of notice in the catalogue; each module registers its own with <c>AddNotificationKinds</c>.</summary>
/// <param name="Id">Short and stable, e.g. <c>booking-accepted</c>: stands on receipts and preferences. At most 40 letters.</param>
/// <param name="Name">French, the key of its translation in <paramref name="Texts"/>: how the preferences name it.</param>
/// <param name="Texts">The module's texts class.</param>
public sealed record NotificationKind(string Id, string Name, Type Texts, NotificationGroup Group)
{
    public NotificationChannels ByDefault { get; init; } = NotificationChannels.All;

    /// <summary>False for what protects the person or what the law wants told: it cannot be switched off.</summary>
    public bool MayBeStopped { get; init; } = true;

    /// <summary>For rings: how long a push is of any use.</summary>
    public TimeSpan? PushFor { get; init; }

    /// <summary>For security and what is about to happen: told in quiet hours too.</summary>
    public bool IgnoresQuietHours { get; init; }
}
