using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Visavis.Web.Accounts;

namespace Visavis.Web.Foundation.Mail;

/// <summary>A mail as a message of two parts, text and HTML, both UTF-8.</summary>
internal static class MailMessages
{
    private const int LongestSubject = 200;

    /// <exception cref="MailRefusedException">The recipient is no single address.</exception>
    public static MailMessage Of(OutgoingMail mail, MailAddress from)
    {
        var content = mail.Content;
        if (!MailAddress.TryCreate(mail.Recipient, out var to) || to.Address != mail.Recipient)
        {
            throw new MailRefusedException("recipient-unreadable", isFinal: true);
        }

        var message = new MailMessage(from, to)
        {
            // One line, so that no text of a person becomes a header.
            Subject = PersonalText.Clean(content.Subject, LongestSubject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{from.Host}>");
        message.Headers.Add("Content-Language", content.Language);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (content.UnsubscribeUrl is { } unsubscribe)
        {
            message.Headers.Add("List-Unsubscribe", $"<{new Uri(unsubscribe).AbsoluteUri}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        message.AlternateViews.Add(Part(Text(content), MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(Html(content), MediaTypeNames.Text.Html));
        foreach (var file in content.Attachments ?? [])
        {
            message.Attachments.Add(
                new Attachment(new MemoryStream(file.Content), new ContentType(file.ContentType) { Name = file.FileName })
            );
        }

        return message;
    }

    private static AlternateView Part(string body, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(body, Encoding.UTF8, type);
        part.TransferEncoding = TransferEncoding.QuotedPrintable;
        return part;
    }

    private static string Text(MailContent content)
    {
        var text = new StringBuilder();
        foreach (var paragraph in content.Paragraphs)
        {
            text.Append(paragraph).Append("\r\n\r\n");
        }

        if (content.Action is { } action)
        {
            text.Append(action.Label).Append(Colon(content)).Append("\r\n").Append(action.Url).Append("\r\n\r\n");
        }

        text.Append("-- \r\nVisavis\r\n");
        if (content.UnsubscribeUrl is { } unsubscribe)
        {
            text.Append(UnsubscribeLabel(content)).Append(Colon(content)).Append("\r\n").Append(unsubscribe).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Html(MailContent content)
    {
        var html = new StringBuilder();
        html.Append(
                CultureInfo.InvariantCulture,
                $"<!DOCTYPE html>\r\n<html lang=\"{Encode(content.Language)}\">\r\n<head><meta charset=\"utf-8\">"
            )
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Encode(content.Subject)}</title></head>\r\n")
            .Append("<body style=\"margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;color:#1d2230\">\r\n")
            .Append("<div style=\"max-width:34rem;margin:0 auto\">\r\n")
            .Append("<p style=\"font-weight:700;font-size:20px;margin:0 0 24px\">Visavis</p>\r\n");
        foreach (var paragraph in content.Paragraphs)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Encode(paragraph)}</p>\r\n");
        }

        if (content.Action is { } action)
        {
            html.Append(
                    CultureInfo.InvariantCulture,
                    $"<p style=\"margin:28px 0\"><a href=\"{Encode(action.Url)}\" style=\"display:inline-block;padding:12px 20px;"
                )
                .Append("border-radius:10px;background:#2f4bc4;color:#ffffff;font-weight:600;text-decoration:none\">")
                .Append(CultureInfo.InvariantCulture, $"{Encode(action.Label)}</a></p>\r\n")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"<p style=\"font-size:14px;color:#565d6d;word-break:break-all\">{Encode(action.Url)}</p>\r\n"
                );
        }

        if (content.UnsubscribeUrl is { } unsubscribe)
        {
            html.Append("<p style=\"font-size:14px;margin-top:32px\">")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"<a href=\"{Encode(unsubscribe)}\" style=\"color:#565d6d\">{Encode(UnsubscribeLabel(content))}</a></p>\r\n"
                );
        }

        return html.Append("</div>\r\n</body>\r\n</html>\r\n").ToString();
    }

    private static string UnsubscribeLabel(MailContent content) =>
        content.Language == "en" ? "Stop these e-mails" : "Ne plus recevoir ces e-mails";

    private static string Colon(MailContent content) => content.Language == "fr" ? "\u00A0:" : ":";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
