using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using MimeKit;
using Visavis.Web.Accounts;

namespace Visavis.Web.Foundation.Mail;

/// <summary>A mail as a message of two parts, text and HTML, both UTF-8, with its files beside them.</summary>
internal static class MailMessages
{
    private const int LongestSubject = 200;

    /// <summary>A greeting is shorter; the action stands after the first sentence, so that it is seen without opening the mail.</summary>
    private const int LongestGreeting = 40;

    private const int ReferenceLength = 8;

    /// <exception cref="MailRefusedException">The recipient is no single address.</exception>
    public static MimeMessage Of(OutgoingMail mail, MailboxAddress from)
    {
        var content = mail.Content;
        var message = new MimeMessage
        {
            // One line, so that no text of a person becomes a header.
            Subject = PersonalText.Clean(content.Subject, LongestSubject),
            MessageId = $"{mail.Id:N}@{from.Domain}",
        };
        message.From.Add(from);
        message.To.Add(RecipientOf(mail));
        if (content.ReplyTo is { } replyTo)
        {
            message.ReplyTo.Add(MailboxAddress.Parse(replyTo));
        }

        message.Headers.Add("Content-Language", content.Language);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (content.UnsubscribeUrl is { } unsubscribe)
        {
            message.Headers.Add("List-Unsubscribe", $"<{new Uri(unsubscribe).AbsoluteUri}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        // Quoted text of two mails alike is folded away by mail programs; the reference makes each its own.
        var reference = mail.Id.ToString("N")[..ReferenceLength].ToUpperInvariant();
        var body = new MultipartAlternative(PartOf("plain", Text(content, reference)), PartOf("html", Html(content, reference)));
        message.Body = content.Attachments is { Count: > 0 } files ? WithFiles(body, files) : body;
        return message;
    }

    /// <summary>Plain addresses only: quotes, blanks and routes are how a mail gets to somebody else.</summary>
    private static MailboxAddress RecipientOf(OutgoingMail mail) =>
        MailboxAddress.TryParse(mail.Recipient, out var to)
        && to.Address == mail.Recipient
        && to.Route.Count == 0
        && !mail.Recipient.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '(' or ')' or ',' or ';' or ':' or '\\')
            ? to
            : throw new MailRefusedException("recipient-unreadable", isFinal: true);

    private static Multipart WithFiles(MimeEntity body, IReadOnlyList<MailAttachment> files)
    {
        var mixed = new Multipart("mixed") { body };
        foreach (var file in files)
        {
            var part = new MimePart(ContentType.Parse(file.ContentType))
            {
                Content = new MimeContent(new MemoryStream(file.Content)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = file.FileName,
            };
            mixed.Add(part);
        }

        return mixed;
    }

    private static TextPart PartOf(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    /// <summary>How many paragraphs stand above the action.</summary>
    private static int BeforeAction(MailContent content)
    {
        var first = content.Paragraphs.ToList().FindIndex(paragraph => paragraph.Length > LongestGreeting);
        return first < 0 ? content.Paragraphs.Count : first + 1;
    }

    private static string Text(MailContent content, string reference)
    {
        var text = new StringBuilder();
        var above = BeforeAction(content);
        foreach (var paragraph in content.Paragraphs.Take(above))
        {
            text.Append(paragraph).Append("\r\n\r\n");
        }

        if (content.Action is { } action)
        {
            text.Append(action.Label).Append(Colon(content)).Append("\r\n").Append(action.Url).Append("\r\n\r\n");
        }

        foreach (var paragraph in content.Paragraphs.Skip(above))
        {
            text.Append(paragraph).Append("\r\n\r\n");
        }

        text.Append("-- \r\nVisavis, ").Append(reference).Append("\r\n");
        if (content.UnsubscribeUrl is { } unsubscribe)
        {
            text.Append(UnsubscribeLabel(content)).Append(Colon(content)).Append("\r\n").Append(unsubscribe).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Html(MailContent content, string reference)
    {
        var html = new StringBuilder();
        html.Append(
                CultureInfo.InvariantCulture,
                $"<!DOCTYPE html>\r\n<html lang=\"{Encode(content.Language)}\">\r\n<head><meta charset=\"utf-8\">"
            )
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">")
            .Append("<style>@media (prefers-color-scheme: dark) { body { background: #11141c !important; color: #eceef3 !important; } ")
            .Append(".soft { color: #aab1c1 !important; } .action { background: #4766d4 !important; } }</style>")
            .Append(CultureInfo.InvariantCulture, $"<title>{Encode(content.Subject)}</title></head>\r\n")
            .Append("<body style=\"margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;color:#1d2230\">\r\n")
            .Append("<div style=\"max-width:34rem;margin:0 auto\">\r\n")
            .Append("<p style=\"font-weight:700;font-size:20px;margin:0 0 24px\">Visavis</p>\r\n");
        var above = BeforeAction(content);
        foreach (var paragraph in content.Paragraphs.Take(above))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Encode(paragraph)}</p>\r\n");
        }

        if (content.Action is { } action)
        {
            html.Append(
                    CultureInfo.InvariantCulture,
                    $"<p style=\"margin:28px 0\"><a class=\"action\" href=\"{Encode(action.Url)}\" style=\"display:inline-block;padding:12px 20px;"
                )
                .Append("border-radius:10px;background:#2f4bc4;color:#ffffff;font-weight:600;text-decoration:none\">")
                .Append(CultureInfo.InvariantCulture, $"{Encode(action.Label)}</a></p>\r\n")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"<p class=\"soft\" style=\"font-size:14px;color:#565d6d;word-break:break-all\">{Encode(action.Url)}</p>\r\n"
                );
        }

        foreach (var paragraph in content.Paragraphs.Skip(above))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Encode(paragraph)}</p>\r\n");
        }

        html.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"soft\" style=\"font-size:14px;color:#565d6d;margin-top:32px\">Visavis, {reference}</p>\r\n"
        );
        if (content.UnsubscribeUrl is { } unsubscribe)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"font-size:14px\"><a class=\"soft\" href=\"{Encode(unsubscribe)}\" style=\"color:#565d6d\">{Encode(UnsubscribeLabel(content))}</a></p>\r\n"
            );
        }

        return html.Append("</div>\r\n</body>\r\n</html>\r\n").ToString();
    }

    private static string UnsubscribeLabel(MailContent content) =>
        content.Language == "en" ? "Stop these e-mails" : "Ne plus recevoir ces e-mails";

    private static string Colon(MailContent content) => content.Language == "fr" ? "\u00A0:" : ":";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
