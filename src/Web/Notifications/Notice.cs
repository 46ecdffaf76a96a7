namespace Visavis.Web.Notifications;

/// <summary>A line of the bell, or the plan of one. Its mail and its pushes are rows of their own, written when it is delivered.</summary>
public sealed class Notice
{
    public Guid Id { get; set; }

    /// <summary>Null for a guest, who has no bell.</summary>
    public Guid? AccountId { get; set; }

    public string? GuestEmail { get; set; }

    public string? GuestLanguage { get; set; }

    public string? GuestTimeZone { get; set; }

    /// <summary>The client's file of an organisation, of who has no account.</summary>
    public Guid? GuestFileId { get; set; }

    public required string Kind { get; set; }

    public required string SubjectKey { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Where it leads on this site; null for a guest, whose link signs in.</summary>
    public string? Path { get; set; }

    /// <summary>The words of a plan that nobody writes at the time of sending; protected, gone with the delivery.</summary>
    public string? ProtectedContent { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Null while it is only planned.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Set when its subject was dropped before it went out, or did not hold any more.</summary>
    public DateTimeOffset? DroppedAt { get; set; }

    /// <summary>Whether the bell shows it.</summary>
    public bool OnPage { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Failed deliveries of a plan.</summary>
    public int Attempts { get; set; }
}
