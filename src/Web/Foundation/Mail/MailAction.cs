namespace Visavis.Web.Foundation.Mail;

/// <param name="Url">Absolute address of this site.</param>
public sealed record MailAction(string Label, string Url);
