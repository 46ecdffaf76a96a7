namespace Visavis.Web.Foundation.Mail;

/// <summary>Where mails go while no server is configured.</summary>
public sealed class MailFolder(string dataFolder)
{
    public string FullPath { get; } = Path.GetFullPath(Path.Combine(dataFolder, "mail"));
}
