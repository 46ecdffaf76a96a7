namespace Visavis.Web.Trust.Orders;

/// <summary>
/// An authority asks for information about somebody, or for something of theirs to be taken away, and nobody reported anything (articles 9 and 10 of the regulation on digital
/// services). What was answered, and when the person was told, stands beside it for good.
/// </summary>
public sealed class AuthorityOrder
{
    public const int LongestAuthority = 200;
    public const int LongestReference = 100;

    public Guid Id { get; set; }

    public OrderKind Kind { get; set; }

    /// <summary>The account that is meant.</summary>
    public Guid SubjectId { get; set; }

    public required string Authority { get; set; }

    /// <summary>The authority's own number and the law it names.</summary>
    public required string Reference { get; set; }

    public required string What { get; set; }

    /// <summary>When it was received.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The last day on which it forbids telling the person; null when it forbids nothing.</summary>
    public DateOnly? SilentUntil { get; set; }

    public Guid EnteredById { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    public OrderAnswer? Answer { get; set; }

    /// <summary>Why, and what was handed over or taken away: for the person concerned.</summary>
    public string? Words { get; set; }

    public Guid? AnsweredById { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What the person reads; null when nothing was done to them.</summary>
    public Guid? StatementId { get; set; }

    /// <summary>When they were told.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>Changes with every write, so that two people make one answer.</summary>
    public Guid Version { get; set; }
}

public enum OrderKind
{
    Information = 0,
    Removal = 1,
}

public enum OrderAnswer
{
    Refused = 0,
    Followed = 1,
}
