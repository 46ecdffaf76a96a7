using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.Pages;

/// <summary>Asks for the address only, and answers the same whatever is known about it.</summary>
[AllowUnfinishedAccount]
[ForgivesStalePage]
public sealed class RegisterModel(EmailAccounts accounts, SiteAddress site, EmailSentences sentences) : MailboxPageModel(sentences)
{
    /// <summary>A longer address would make the link of the mail longer than mail programs keep whole.</summary>
    private const int LongestReturnUrl = 500;

    /// <summary>Where the person was going; the link of the mail leads on to it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    private string Destination => ReturnUrl?.Length <= LongestReturnUrl ? LocalAddress.OrHome(ReturnUrl) : "/";

    public IActionResult OnGet() => User.AccountId() is null ? Page() : LocalRedirect(Destination);

    public async Task<IActionResult> OnPostAsync(string? email, CancellationToken cancellationToken)
    {
        if (!TryRead(email, out var clean))
        {
            return Page();
        }

        await accounts.AskConfirmationAsync(clean, Destination, site.Of(Request), cancellationToken);
        SentTo = clean;
        return LocalRedirect(
            Destination == "/"
                ? "/account/register?sent=true"
                : $"/account/register?sent=true&returnUrl={Uri.EscapeDataString(Destination)}"
        );
    }
}
