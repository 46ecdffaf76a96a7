using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Passkeys;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Pages.Staff;

/// <summary>Where staff bring their second proof, or set one up right after signing in. To anybody else it does not exist.</summary>
[Authorize]
public sealed class ProofModel(
    VisavisDbContext db,
    StaffRoles roles,
    SecondFactor factor,
    PasskeyCeremonies passkeys,
    RecentProof proof,
    IStringLocalizer<ModerationTexts> texts
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool HasPasskey { get; private set; }

    public bool HasApp { get; private set; }

    public string? Pending { get; private set; }

    public string? ReadableKey => factor.ReadPending(Pending) is { } key ? Totp.Readable(key) : null;

    /// <summary>While developing, the code of a demo person's app.</summary>
    public string? DemoCode { get; private set; }

    public string? Error { get; private set; }

    private Guid AccountId => User.AccountId()!.Value;

    // Its name would make it a handler of a method called PAGE.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await roles.OfAsync(AccountId, HttpContext.RequestAborted) == StaffRole.None)
        {
            context.Result = NotFound();
            return;
        }

        Response.Headers.CacheControl = "no-store";
        await next();
    }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(null, cancellationToken);

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        if ((await passkeys.EndProofAsync(credential))?.Id == AccountId)
        {
            return Proven();
        }

        return await RefusedAsync(texts["Cette clé d’accès n’a pas été reconnue."], null, cancellationToken);
    }

    public async Task<IActionResult> OnPostCodeAsync(string? code, CancellationToken cancellationToken) =>
        await factor.CheckAsync(db, AccountId, code, cancellationToken)
            ? Proven()
            : await RefusedAsync(
                texts["Ce code n’est pas le bon, a déjà servi, ou il y a eu trop d’essais : attendez alors un quart d’heure."],
                null,
                cancellationToken
            );

    public async Task<IActionResult> OnPostSetUpAsync(string? pending, string? code, CancellationToken cancellationToken)
    {
        if (proof.Holds(HttpContext) && await factor.SetUpAsync(db, AccountId, pending, code, cancellationToken))
        {
            return Proven();
        }

        return await RefusedAsync(
            texts["Ce code n’est pas celui de cette clé. Vérifiez l’heure du téléphone, puis réessayez."],
            pending,
            cancellationToken
        );
    }

    private LocalRedirectResult Proven()
    {
        factor.Give(HttpContext);
        return LocalRedirect(LocalAddress.OrHome(ReturnUrl ?? "/moderation"));
    }

    private async Task<PageResult> RefusedAsync(string sentence, string? pending, CancellationToken cancellationToken)
    {
        Error = sentence;
        await LoadAsync(pending, cancellationToken);
        return Page();
    }

    private async Task LoadAsync(string? pending, CancellationToken cancellationToken)
    {
        var id = AccountId;
        HasPasskey = await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == id, cancellationToken);
        HasApp = await SecondFactor.HasAppAsync(db, id, cancellationToken);
        if (!HasApp && proof.Holds(HttpContext))
        {
            Pending = factor.ReadPending(pending) is null ? factor.NewPendingKey() : pending;
        }

        DemoCode = await factor.DemoCodeAsync(db, id, Pending, cancellationToken);
    }
}
