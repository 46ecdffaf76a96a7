using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.Pages;

/// <summary>Answers the same whatever is known about the address.</summary>
[AllowUnfinishedAccount]
[ForgivesStalePage]
public sealed class ForgotPasswordModel(EmailAccounts accounts, SiteAddress site, EmailSentences sentences) : MailboxPageModel(sentences)
{
    public async Task<IActionResult> OnPostAsync(string? email, CancellationToken cancellationToken)
    {
        if (!TryRead(email, out var clean))
        {
            return Page();
        }

        await accounts.AskResetAsync(clean, site.Of(Request), cancellationToken);
        SentTo = clean;
        return LocalRedirect("/account/forgot-password?sent=true");
    }
}
