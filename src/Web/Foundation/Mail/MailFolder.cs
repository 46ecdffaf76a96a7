using System.Net;
using MimeKit;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Mail;

/// <summary>Where mails go while no server is configured.</summary>
public sealed class MailFolder(string dataFolder)
{
    private const string Mails = "*.eml";

    public string FullPath { get; } = Path.GetFullPath(Path.Combine(dataFolder, "mail"));

    /// <summary>Leaves the files to their owner alone.</summary>
    public void CloseFiles()
    {
        foreach (var file in Directory.EnumerateFiles(FullPath, Mails))
        {
            PrivateFolder.Touch(file);
        }
    }

    /// <summary>Removes every mail with such words in its head, its text or what is attached; one that a crash cut off goes too.</summary>
    public async Task RemoveAsync(Predicate<string> isMeant, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(FullPath))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(FullPath, $"{Mails}*"))
        {
            if (file.EndsWith(".part", StringComparison.Ordinal) || isMeant(await TextOfAsync(file, cancellationToken)))
            {
                File.Delete(file);
            }
        }
    }

    private static async Task<string> TextOfAsync(string file, CancellationToken cancellationToken)
    {
        MimeMessage mail;
        try
        {
            mail = await MimeMessage.LoadAsync(file, cancellationToken);
        }
        catch (FormatException)
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }

        using var read = mail;
        IEnumerable<string> parts = mail
            .BodyParts.OfType<TextPart>()
            .Select(part => part.IsHtml ? WebUtility.HtmlDecode(part.Text) : part.Text);
        return string.Join('\n', parts.Prepend($"{mail.From} {mail.To} {mail.Subject}"));
    }
}
