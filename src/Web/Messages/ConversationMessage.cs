namespace Visavis.Web.Messages;

public sealed class ConversationMessage
{
    public const int LongestText = 4000;

    public Guid ConversationId { get; set; }

    public int Sequence { get; set; }

    public Guid SenderId { get; set; }

    /// <summary>Made by the sender's page: sent again, it answers the first one's sequence.</summary>
    public required string MessageId { get; set; }

    /// <summary>Of what came first under this id; another body under the same id is refused.</summary>
    public required string BodyHash { get; set; }

    public required string Text { get; set; }

    /// <summary>The text without accents and capitals, for search.</summary>
    public required string Folded { get; set; }

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>The call it was written in, or left after.</summary>
    public string? CallId { get; set; }

    /// <summary>Rises by one within a call; null for what was not written in one.</summary>
    public int? CallSequence { get; set; }

    public IList<MessageFile> Files { get; } = [];
}

/// <summary>A photo or a PDF sent with a message.</summary>
public sealed class MessageFile
{
    public Guid Id { get; set; }

    public Guid ConversationId { get; set; }

    public int Sequence { get; set; }

    public Guid SenderId { get; set; }

    public required string Name { get; set; }

    /// <summary>Empty once the sender removed the file: the message stays, and says so in its place.</summary>
    public required string StorageKey { get; set; }

    public bool IsRemoved => StorageKey.Length == 0;

    public required string ContentType { get; set; }

    public long Bytes { get; set; }

    /// <summary>Null for a document.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }
}

/// <summary>A message that one of the two took out of their own view.</summary>
public sealed class HiddenMessage
{
    public Guid AccountId { get; set; }

    public Guid ConversationId { get; set; }

    public int Sequence { get; set; }
}

/// <summary>What a person shows while writing and reading; without a row, everything. Who shows nothing sees nothing.</summary>
public sealed class MessageSettings
{
    public Guid AccountId { get; set; }

    public bool ShowsTyping { get; set; } = true;

    public bool ShowsRead { get; set; } = true;
}
