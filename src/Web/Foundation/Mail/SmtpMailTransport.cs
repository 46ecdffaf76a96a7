using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Visavis.Web.Foundation.Mail;

/// <summary>Hands mails to the configured SMTP server, one connection each, all of it within one time limit.</summary>
internal sealed class SmtpMailTransport(IOptions<MailOptions> options, TimeProvider clock) : IMailTransport
{
    private const int PortOfImplicitTls = 465;

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        using var message = MailMessages.Of(mail, MailboxAddress.Parse(options.Value.From!));
        using var deadline = new CancellationTokenSource(smtp.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        // Lists of revoked certificates are fetched from third hosts; many servers stand where none can be reached.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(smtp.Host!, smtp.Port, SecurityOf(smtp), either.Token);
            if (!string.IsNullOrEmpty(smtp.User))
            {
                await client.AuthenticateAsync(smtp.User, smtp.Password!, either.Token);
            }

            await client.SendAsync(message, either.Token);
        }
        catch (SmtpCommandException refused)
        {
            throw new MailRefusedException($"smtp-{(int)refused.StatusCode}", IsFinal(refused), refused);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailRefusedException("smtp-timeout", isFinal: false, late);
        }
        catch (AuthenticationException refused)
        {
            throw new MailRefusedException("smtp-authentication", isFinal: false, refused);
        }
        catch (SslHandshakeException refused)
        {
            throw new MailRefusedException("smtp-tls", isFinal: false, refused);
        }
        catch (NotSupportedException refused)
        {
            throw new MailRefusedException("smtp-not-supported", isFinal: false, refused);
        }
        catch (Exception broken) when (broken is IOException or SocketException or ProtocolException or ServiceNotConnectedException)
        {
            throw new MailRefusedException("smtp-unreachable", isFinal: false, broken);
        }

        await LeaveAsync(client);
    }

    /// <summary>The mail was taken: a server that hangs up instead of saying goodbye has it all the same.</summary>
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            // Gone already.
        }
    }

    private static SecureSocketOptions SecurityOf(SmtpOptions smtp) =>
        (smtp.UseTls, smtp.Port) switch
        {
            (false, _) => SecureSocketOptions.None,
            (true, PortOfImplicitTls) => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };

    /// <summary>The mailbox does not exist, or this message will never do; everything else may be mended by the operator or by time.</summary>
    private static bool IsFinal(SmtpCommandException refused) =>
        refused.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => refused.StatusCode
                is SmtpStatusCode.MailboxUnavailable
                    or SmtpStatusCode.UserNotLocalTryAlternatePath
                    or SmtpStatusCode.MailboxNameNotAllowed,
            SmtpErrorCode.MessageNotAccepted => (int)refused.StatusCode >= 550,
            _ => false,
        };
}
