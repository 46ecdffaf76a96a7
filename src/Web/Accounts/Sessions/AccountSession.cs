namespace Visavis.Web.Accounts.Sessions;

/// <summary>One sign-in on one device; its cookie is good only while this row stands.</summary>
public sealed class AccountSession
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Browser and system in a few words, from the user agent.</summary>
    public required string Device { get; set; }
}
