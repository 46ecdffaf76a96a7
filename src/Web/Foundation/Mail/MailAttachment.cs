namespace Visavis.Web.Foundation.Mail;

/// <param name="ContentType">With its parameters, e.g. <c>text/calendar; method=REQUEST; charset=utf-8</c>.</param>
public sealed record MailAttachment(string FileName, string ContentType, byte[] Content);
