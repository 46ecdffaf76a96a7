namespace Visavis.Web.Messages;

/// <param name="MessageId">32 lower-case hexadecimal digits, made by the sender's page.</param>
public sealed record MessageDraft(Guid SenderId, Guid PeerId, string? MessageId, string? Text)
{
    public IReadOnlyList<PreparedFile> Files { get; init; } = [];

    /// <summary>The call that this message follows; one that is not of these two people is left out.</summary>
    public string? CallId { get; init; }
}

public enum SendProblem
{
    /// <summary>No such person, or not for this sender: an absent one.</summary>
    Absent,
    Empty,
    TooLong,

    /// <summary>The id was used for another text.</summary>
    OtherBody,
    BadId,

    /// <summary>The sender has blocked the other one.</summary>
    BlockedByMe,

    /// <summary>The other one takes no messages of this sender.</summary>
    NotAccepted,

    /// <summary>A measure keeps the sender from writing, or from writing to somebody new.</summary>
    Limited,
    TooFast,
    TooManyNewPeople,
}

/// <param name="Problem">Null when it is kept.</param>
/// <param name="IsNew">False for a repetition: it was kept before.</param>
public sealed record SendOutcome(SendProblem? Problem, Guid ConversationId = default, int Sequence = 0, bool IsNew = false);
