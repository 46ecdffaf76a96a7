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

    /// <summary>Removes every mail that was written to this address: with the account goes what was sent to it.</summary>
    public async Task RemoveToAsync(string address, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(FullPath))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(FullPath, Mails))
        {
            if ((await File.ReadAllTextAsync(file, cancellationToken)).Contains(address, StringComparison.OrdinalIgnoreCase))
            {
                File.Delete(file);
            }
        }
    }
}
