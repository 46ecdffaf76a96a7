namespace Visavis.Web.Foundation.Mail;

/// <summary>Hands one mail to the world.</summary>
public interface IMailTransport
{
    /// <exception cref="MailRefusedException">It cannot be delivered now, or never.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <param name="Id">The same on every attempt, so that a mailbox can tell a repeated delivery.</param>
public sealed record OutgoingMail(Guid Id, string Recipient, MailContent Content);
