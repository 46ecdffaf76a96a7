using Microsoft.Extensions.Options;
using MimeKit;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Mail;

/// <summary>Writes mails as <c>.eml</c> files, for sites without a mail server: any mail program opens them.</summary>
internal sealed class FileMailTransport(MailFolder folder, IOptions<MailOptions> options) : IMailTransport
{
    private const string DefaultFrom = "Visavis <no-reply@localhost>";

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var message = MailMessages.Of(mail, MailboxAddress.Parse(options.Value.From ?? DefaultFrom));
        try
        {
            // The links in them sign in.
            PrivateFolder.Create(folder.FullPath);

            // Under its own name, so that a repeated attempt is one file; never half of one.
            var path = Path.Combine(folder.FullPath, $"{mail.Id:N}.eml");
            await message.WriteToAsync($"{path}.part", cancellationToken);
            File.Move($"{path}.part", path, overwrite: true);
            folder.CloseFiles();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new MailRefusedException("folder", isFinal: false, failed);
        }
    }
}
