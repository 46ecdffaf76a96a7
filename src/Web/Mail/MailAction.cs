namespace Visavis.Web.Mail;

/// <param name="Url">Absolute address of this site.</param>
public sealed record MailAction(string Label, string Url);
