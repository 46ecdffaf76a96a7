namespace Visavis.Web.Trust.Decisions;

/// <summary>
/// A limit of what one account may do or how it is seen. None exists without its statement of reasons, which the database demands. Several may
/// stand at once: each ends alone, and the strictest wins while it lasts.
/// </summary>
public sealed class Measure
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    public MeasureKind Kind { get; set; }

    /// <summary>Set by the site itself until a human looks; never an argument later.</summary>
    public bool IsAutomatic { get; set; }

    public Guid? DecisionId { get; set; }

    public Guid StatementId { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    /// <summary>Null when it does not end by itself.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether the profile's owner wants it hidden, for the time after: kept up to date while the measure stands.</summary>
    public bool OwnerHides { get; set; }

    /// <summary>What was taken away, as it was; null when nothing was.</summary>
    public string? RemovedContent { get; set; }

    public IList<MeasureEffect> Effects { get; } = new List<MeasureEffect>();

    public bool StandsAt(DateTimeOffset now) => EndedAt is null && (EndsAt is null || EndsAt > now);
}

/// <summary>From the mildest to the strictest.</summary>
public enum MeasureKind
{
    /// <summary>Parts of the profile were taken away.</summary>
    ContentRemoved = 0,

    /// <summary>No new calls and no first messages, in either direction; what runs goes on.</summary>
    NoNewContact = 1,

    /// <summary>The profile is not shown.</summary>
    Hidden = 2,

    /// <summary>Nothing but the page that says why.</summary>
    Suspended = 3,
}
