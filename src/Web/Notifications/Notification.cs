using Visavis.Web.Foundation.Mail;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Notifications;

/// <summary>Something to tell one person. <see cref="Notifier.AddAsync"/> writes it with the caller's next save.</summary>
public sealed record Notification
{
    /// <summary>Id of a registered kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom to tell: an account, or else <see cref="Guest"/>.</summary>
    public Guid? AccountId { get; init; }

    public GuestReader? Guest { get; init; }

    /// <summary>
    /// What it is about, e.g. <c>booking:6f…</c>, at most 80 letters. What is unsent of the same kind about the same subject to the same reader is replaced.
    /// </summary>
    public required string SubjectKey { get; init; }

    /// <summary>
    /// Composes the words; called with the reader's language current. May be null for what is planned when an <see cref="IPlannedNotification"/>
    /// of this kind writes it at the time of sending.
    /// </summary>
    public Func<NotificationReader, NotificationContent>? Write { get; init; }

    /// <summary>Null: now. Planned notices replace nothing; move one by dropping its subject and adding it anew.</summary>
    public DateTimeOffset? SendAt { get; init; }
}

/// <param name="Title">One line: the bell, the subject of the mail, the head of the push. Names at most; nothing private.</param>
/// <param name="Paragraphs">The mail's words below its greeting. Nothing that was written in private.</param>
/// <param name="ActionLabel">Words of the button, e.g. <c>Répondre</c>.</param>
/// <param name="Path">Where it leads, on this site and beginning with a slash.</param>
public sealed record NotificationContent(string Title, IReadOnlyList<string> Paragraphs, string ActionLabel, string Path)
{
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Where an answer by mail goes; null when it goes nowhere.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>For who has no screen: what a letter or a call says in place of <see cref="Paragraphs"/> that lead to a page.</summary>
    public IReadOnlyList<string>? OnPaper { get; init; }
}

/// <summary>Somebody without an account.</summary>
/// <param name="Email">Empty for the client of a file whose address, if any, stands there.</param>
public sealed record GuestReader(string Email, string Language, string TimeZone)
{
    /// <summary>Which language they read stands in their file, and is looked up when they are told; where their clock is nobody wrote down.</summary>
    private const string UsualLanguage = Foundation.Localization.Cultures.Default;
    private const string UsualZone = "Europe/Paris";

    /// <summary>The client's file of an organisation: they are told by the channel that stands there.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Null for who has an account.</summary>
    public static GuestReader? Of(ServedClient client) =>
        client is { AccountId: null, FileId: { } file } ? new GuestReader("", UsualLanguage, UsualZone) { FileId = file } : null;
}

/// <summary>Whom the words are for.</summary>
/// <param name="Name">Display name; empty for a guest.</param>
/// <param name="Email">Null when there is no confirmed address.</param>
public sealed record NotificationReader(Guid? AccountId, string Name, string? Email, string Language, string TimeZone)
{
    /// <summary>Of a client without an account; null when an account or a mere address is told.</summary>
    public Guid? FileId { get; init; }
}
