using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Foundation.Mail;

/// <summary>Hands mails to the configured SMTP server, one connection each.</summary>
internal sealed class SmtpMailTransport(IOptions<MailOptions> options, TimeProvider clock) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        using var message = MailMessages.Of(mail, new MailAddress(options.Value.From!));
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.UseTls };
        if (!string.IsNullOrEmpty(smtp.User))
        {
            client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
        }

        using var deadline = new CancellationTokenSource(smtp.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            // Waited for no longer than that, also where the client does not notice: one server that stalls must not hold the others' mail.
            await client.SendMailAsync(message, either.Token).WaitAsync(either.Token);
        }
        catch (SmtpException refused)
        {
            throw new MailRefusedException(KindOf(refused), IsFinal(refused), refused);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailRefusedException("smtp-timeout", isFinal: false, late);
        }
    }

    private static string KindOf(SmtpException refused) =>
        refused.StatusCode == SmtpStatusCode.GeneralFailure ? "smtp-unreachable" : $"smtp-{(int)refused.StatusCode}";

    /// <summary>The mailbox does not exist; everything else may be mended by the operator or by time.</summary>
    private static bool IsFinal(SmtpException refused) =>
        refused is SmtpFailedRecipientException
        && refused.StatusCode
            is SmtpStatusCode.MailboxUnavailable
                or SmtpStatusCode.UserNotLocalTryAlternatePath
                or SmtpStatusCode.MailboxNameNotAllowed;
}
