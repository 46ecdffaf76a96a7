using System.Net.Mail;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Mail;

/// <summary>Writes mails as <c>.eml</c> files, for sites without a mail server: any mail program opens them.</summary>
internal sealed class FileMailTransport(MailFolder folder, IOptions<MailOptions> options) : IMailTransport
{
    private const string DefaultFrom = "Visavis <no-reply@localhost>";

    public Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        // The links in them sign in.
        PrivateFolder.Create(folder.FullPath);

        using var message = MailMessages.Of(mail, new MailAddress(options.Value.From ?? DefaultFrom));
        using var client = new SmtpClient
        {
            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
            PickupDirectoryLocation = folder.FullPath,
        };
        try
        {
            client.Send(message);
            folder.CloseFiles();
            return Task.CompletedTask;
        }
        catch (Exception failed) when (failed is SmtpException or IOException or UnauthorizedAccessException)
        {
            throw new MailRefusedException("folder", isFinal: false, failed);
        }
    }
}
