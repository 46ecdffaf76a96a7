namespace Visavis.Signaling.Messages;

public enum InboxChangeKind
{
    /// <summary>The bell's count.</summary>
    Notices,

    /// <summary>The count of unread messages.</summary>
    Unread,

    /// <summary>A message came in, or was changed, at this sequence.</summary>
    Message,

    /// <summary>The other side has read up to this sequence.</summary>
    Read,

    /// <summary>The other side is typing.</summary>
    Typing,

    /// <summary>What was proposed in a call.</summary>
    Offers,

    /// <summary>Who waits in a room, or who was let in.</summary>
    Rooms,
}

/// <summary>Says that something is to be fetched; the words themselves never travel here.</summary>
public sealed record InboxChange(
    InboxChangeKind Kind,
    string? ConversationId = null,
    int? Sequence = null,
    int? Count = null,
    string? CallId = null
);
