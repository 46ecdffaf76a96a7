using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Foundation.Mail.Pages;

/// <summary>
/// Stops the mails about missed calls. Looking changes nothing, because mail programs look by themselves; a POST does, from the button or from a
/// mail program. Its proof is the protected address, not a cookie.
/// </summary>
[AllowUnfinishedAccount]
[IgnoreAntiforgeryToken]
[RequireAntiforgeryToken(required: false)]
public sealed class UnsubscribeModel(VisavisDbContext db, Unsubscription unsubscription) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public bool IsKnown { get; private set; }

    public bool IsDone { get; private set; }

    public void OnGet() => Answer(unsubscription.Read(Token) is not null);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        if (unsubscription.Read(Token) is { } id)
        {
            await db
                .Users.Where(a => a.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(a => a.MailsMissedCalls, false), cancellationToken);
            IsDone = true;
        }

        Answer(IsDone);
    }

    private void Answer(bool isKnown)
    {
        IsKnown = isKnown;
        if (!isKnown)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
