namespace Visavis.Web.Foundation.Mail;

/// <summary>What a mail says, in its reader's language; it becomes a text and an HTML part.</summary>
/// <param name="Kind">What it is about, e.g. <c>confirm-address</c>: stands on the receipt.</param>
/// <param name="Paragraphs">Plain text; may hold what people wrote.</param>
/// <param name="Action">The one thing to do, if any.</param>
/// <param name="Language">Of the words.</param>
/// <param name="ReplyTo">Where an answer goes, when not to the sender.</param>
/// <param name="UnsubscribeUrl">For mails one may stop: takes a POST without sign-in (RFC 8058).</param>
public sealed record MailContent(
    string Kind,
    string Subject,
    IReadOnlyList<string> Paragraphs,
    MailAction? Action,
    string Language,
    string? UnsubscribeUrl = null,
    IReadOnlyList<MailAttachment>? Attachments = null,
    string? ReplyTo = null
);

/// <param name="Url">Absolute address of this site.</param>
public sealed record MailAction(string Label, string Url);

/// <param name="ContentType">With its parameters, e.g. <c>text/calendar; method=REQUEST; charset=utf-8</c>.</param>
public sealed record MailAttachment(string FileName, string ContentType, byte[] Content);
