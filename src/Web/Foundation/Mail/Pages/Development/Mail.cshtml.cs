using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Foundation.Mail.Pages.Development;

/// <summary>The mailbox of everybody, while mails become files. It has no address outside Development.</summary>
[AllowUnfinishedAccount]
public sealed class MailModel(MailFolder folder, IOptions<MailOptions> options) : PageModel
{
    private const int MailsShown = 50;

    public IReadOnlyList<(DateTimeOffset WrittenAt, ReadableMail Mail)> Mails { get; private set; } = [];

    /// <summary>Mails go to a real server instead.</summary>
    public string? SmtpHost => options.Value.Smtp.IsConfigured ? options.Value.Smtp.Host : null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var folderOfMails = new DirectoryInfo(folder.FullPath);
        if (!folderOfMails.Exists)
        {
            return;
        }

        var mails = new List<(DateTimeOffset, ReadableMail)>();
        foreach (var file in folderOfMails.EnumerateFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).Take(MailsShown))
        {
            var source = await System.IO.File.ReadAllTextAsync(file.FullName, cancellationToken);
            mails.Add((new DateTimeOffset(file.LastWriteTimeUtc), ReadableMail.Parse(source)));
        }

        Mails = mails;
    }
}
