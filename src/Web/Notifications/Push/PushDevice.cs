namespace Visavis.Web.Notifications.Push;

/// <summary>A browser that its person lets us wake: where to, and the keys that only it can open.</summary>
public sealed class PushDevice
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    public required string Endpoint { get; set; }

    public required string PublicKey { get; set; }

    public required string AuthSecret { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

public enum PushState
{
    Queued = 0,
    Sent = 1,
    Failed = 2,
}

/// <summary>One notice to one device, and its receipt.</summary>
public sealed class QueuedPush
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    public Guid DeviceId { get; set; }

    public required string Kind { get; set; }

    public required string SubjectKey { get; set; }

    /// <summary>Title and address, protected; null once it went out or never will.</summary>
    public string? ProtectedContent { get; set; }

    public PushState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>After it, nobody needs it any more: a ring, above all.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public DateTimeOffset? ReplacedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public string? LastError { get; set; }

    public Guid Version { get; set; }
}

/// <summary>The pair that names this site to push services; made at the first start and never changed.</summary>
public sealed class PushKeyPair
{
    public const int TheOne = 1;

    public int Id { get; set; } = TheOne;

    public required string PublicKey { get; set; }

    public required string ProtectedPrivateKey { get; set; }
}
