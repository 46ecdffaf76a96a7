using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts.Pages.Security;

/// <summary>Asks for another address, and follows the links of the two mails.</summary>
public sealed class EmailModel(
    VisavisDbContext db,
    EmailChange change,
    FreshProof proof,
    SignInManager<Account> signIn,
    SiteAddress site,
    EmailSentences emails,
    IStringLocalizer<SiteTexts> texts
) : ManagePageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    public Account Account { get; private set; } = null!;

    public EmailMove? Move { get; private set; }

    public string? Typed { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAskAsync(string? email, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (await proof.AskAsync(HttpContext, AccountId, EmailChange.PagePath, cancellationToken) is { } asked)
        {
            return asked;
        }

        if (!EmailAddress.TryClean(email, out var clean))
        {
            Typed = email;
            ModelState.AddModelError("email", emails.Problem(email));
            return Page();
        }

        await change.AskAsync(Account, clean, site.Of(Request), cancellationToken);
        return LocalRedirect($"{EmailChange.PagePath}?step=asked");
    }

    public async Task<IActionResult> OnPostFollowAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (Move is not { } move)
        {
            return Page();
        }

        var isLast = !move.IsFromNew || !Account.EmailConfirmed;
        if (!await change.FollowAsync(Account, move, site.Of(Request), cancellationToken))
        {
            ModelState.AddModelError("email", texts["Cette adresse a trouvé un autre compte entre-temps. Rien n’a changé."]);
            return Page();
        }

        if (isLast)
        {
            await signIn.RefreshSignInAsync(Account);
        }

        return LocalRedirect($"{EmailChange.PagePath}?step={(isLast ? "moved" : "half")}");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var id = AccountId;
        Account = await db.Users.SingleAsync(a => a.Id == id, cancellationToken);
        Move = Token is null ? null : change.Read(Account, Token);
    }
}
