using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Foundation.Mail;

/// <summary>Writes mails as <c>.eml</c> files, for sites without a mail server: any mail program opens them.</summary>
internal sealed class FileMailTransport(MailFolder folder, IOptions<MailOptions> options) : IMailTransport
{
    private const string DefaultFrom = "Visavis <no-reply@localhost>";

    public Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.FullPath);
        if (!OperatingSystem.IsWindows())
        {
            // The links in them sign in.
            File.SetUnixFileMode(folder.FullPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var message = MailMessages.Of(mail, new MailAddress(options.Value.From ?? DefaultFrom));
        using var client = new SmtpClient
        {
            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
            PickupDirectoryLocation = folder.FullPath,
        };
        try
        {
            client.Send(message);
            return Task.CompletedTask;
        }
        catch (Exception failed) when (failed is SmtpException or IOException or UnauthorizedAccessException)
        {
            throw new MailRefusedException("folder", isFinal: false, failed);
        }
    }
}
