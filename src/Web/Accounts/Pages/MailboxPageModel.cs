using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Accounts.Email;

namespace Visavis.Web.Accounts.Pages;

/// <summary>A page that asks for an e-mail address, writes to it, and answers the same whatever is known about it.</summary>
public abstract class MailboxPageModel(EmailSentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    /// <summary>Where the mail went, shown once on the next page, from which it can be sent again.</summary>
    [TempData]
    public string? SentTo { get; set; }

    public string? Email { get; private set; }

    public string? Error { get; private set; }

    protected bool TryRead(string? email, [NotNullWhen(true)] out string? clean)
    {
        Sent = false;
        if (EmailAddress.TryClean(email, out clean))
        {
            return true;
        }

        (Email, Error) = (email, sentences.Problem(email));
        return false;
    }
}
