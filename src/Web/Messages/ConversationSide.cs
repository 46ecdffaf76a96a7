namespace Visavis.Web.Messages;

/// <summary>A conversation as one of its two people has it; the list of conversations reads these rows alone.</summary>
public sealed class ConversationSide
{
    public Guid AccountId { get; set; }

    public Guid ConversationId { get; set; }

    public Guid PeerId { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public int LastSequence { get; set; }

    /// <summary>Everything up to here was on a screen of this person, or answered.</summary>
    public int ReadSequence { get; set; }

    public int Unread { get; set; }

    /// <summary>Everything up to here is gone from this person's view.</summary>
    public int HiddenUpTo { get; set; }

    /// <summary>Muted: it counts, and nothing tells of it.</summary>
    public bool IsMuted { get; set; }
}
