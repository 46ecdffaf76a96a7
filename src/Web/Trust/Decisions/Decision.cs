namespace Visavis.Web.Trust.Decisions;

/// <summary>What a moderator decided about one or several reports of one person. Written once.</summary>
public sealed class Decision
{
    public Guid Id { get; set; }

    public Guid? SubjectId { get; set; }

    public Guid DecidedById { get; set; }

    public DateTimeOffset At { get; set; }

    public Outcome Outcome { get; set; }

    public Reason Reason { get; set; }

    /// <summary>Of the moderator, for the person concerned.</summary>
    public required string Words { get; set; }

    /// <summary>Whether the reporter was found to have told it in bad faith.</summary>
    public bool WasBadFaith { get; set; }

    /// <summary>Whether the service itself was a fraud, so that its past clients are told.</summary>
    public bool WasFraud { get; set; }
}

/// <summary>What was done; from <see cref="Warned"/> on somebody is told why.</summary>
public enum Outcome
{
    Dismissed = 0,
    HandedToAuthorities = 1,
    AccountSecured = 2,
    Warned = 3,
    ContentRemoved = 4,
    Hidden = 5,
    NoNewContact = 6,
    SuspendedForATime = 7,
    SuspendedForGood = 8,
}

/// <summary>The rule a decision rests on.</summary>
public enum Reason
{
    NothingFound = 0,
    Fraud = 1,
    FalseIdentity = 2,
    ForbiddenService = 3,
    DisrespectOrThreat = 4,
    HateOrViolence = 5,
    SexualContent = 6,
    DangerToMinors = 7,
    PaidNotDone = 8,
    AccountTakenOver = 9,
    OtherRule = 10,
}
