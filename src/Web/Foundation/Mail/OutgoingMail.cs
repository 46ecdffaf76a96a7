namespace Visavis.Web.Foundation.Mail;

/// <param name="Id">The same on every attempt, so that a mailbox can tell a repeated delivery.</param>
public sealed record OutgoingMail(Guid Id, string Recipient, MailContent Content);
