using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Accounts.GoogleSignIn;
using Visavis.Web.Accounts.Passkeys;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts.Pages.Security;

public sealed partial class IndexModel(
    VisavisDbContext db,
    UserManager<Accounts.Account> users,
    SignInManager<Accounts.Account> signIn,
    SessionRegistry sessions,
    RecentProof proof,
    PasswordSignIn passwords,
    PasswordChange passwordChange,
    PasswordAddition passwordAddition,
    PasskeyCeremonies passkeys,
    SignInWays ways,
    SecurityMails mails,
    SiteAddress site,
    EmailSentences emails,
    IOptions<GoogleSignInOptions> google,
    IStringLocalizer<SecurityTexts> texts
) : ManagePageModel
{
    public const string ProofSection = "proof";
    public const string PasswordSection = "password";
    public const string PasskeySection = "passkeys";
    public const string GoogleSection = "google";
    public const string SessionSection = "sessions";

    /// <summary>How a way to Google ended: see <see cref="GoogleLinking"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Outcome { get; set; }

    /// <summary>Where the person was asked to prove themselves, and goes on to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public SecurityView View { get; private set; } = null!;

    public Guid SessionId => SessionRegistry.IdOf(User)!.Value;

    public bool IsProven => proof.Holds(HttpContext);

    public bool OffersGoogle => google.Value.IsConfigured;

    /// <summary>Why something in this section was not done.</summary>
    public string? RefusalOf(string section) => ErrorOf($"{section}-section");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Outcome is not null)
        {
            return await TellAsync(Outcome, cancellationToken);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>A form that names no section.</summary>
    public IActionResult OnPost() => LocalRedirect(GoogleLinking.PagePath);

    public async Task<IActionResult> OnPostProveAsync(string? password, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(cancellationToken);
        if (await passwords.ProveAsync(account, password, Request, cancellationToken))
        {
            return Proven();
        }

        return await RefusedAsync(
            "proof-password",
            texts["Ce n’est pas votre mot de passe, ou il y a eu trop d’essais : attendez alors un quart d’heure."],
            cancellationToken
        );
    }

    public async Task<IActionResult> OnPostProvePasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        if ((await passkeys.EndProofAsync(credential))?.Id == AccountId)
        {
            return Proven();
        }

        return await NotDoneAsync(ProofSection, texts["Cette clé d’accès n’a pas été reconnue."], cancellationToken);
    }

    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? password, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(cancellationToken);
        if (SignInWays.HasPassword(account))
        {
            if (!await passwords.ProveAsync(account, current, Request, cancellationToken))
            {
                return await RefusedAsync(
                    "current",
                    texts["Ce n’est pas votre mot de passe, ou il y a eu trop d’essais : attendez alors un quart d’heure."],
                    cancellationToken
                );
            }
        }
        else if (!IsProven)
        {
            return await AskForProofAsync(cancellationToken);
        }
        else if (!account.HasEmailAsName())
        {
            // Address and password sign in by the name of the account, which this one does not have.
            return NotFound();
        }

        if (PasswordRules.Refusal(password, account.Email, account.DisplayName, texts) is { } refusal)
        {
            return await RefusedAsync("password", refusal, cancellationToken);
        }

        if (!await passwordChange.ApplyAsync(account, password!, site.Of(Request), SessionId, cancellationToken))
        {
            await LoadAsync(cancellationToken);
            return Conflict(PasswordSection);
        }

        await signIn.RefreshSignInAsync(account);
        return Done(PasswordSection, texts["Mot de passe enregistré. Vos autres appareils sont déconnectés."]);
    }

    public async Task<IActionResult> OnPostSignOutSessionAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await sessions.EndAsync(id, AccountId, cancellationToken))
        {
            return NotFound();
        }

        if (id == SessionId)
        {
            await signIn.SignOutAsync();
            return LocalRedirect("/");
        }

        return Done(SessionSection, texts["Cet appareil est déconnecté."]);
    }

    public async Task<IActionResult> OnPostSignOutOthersAsync(CancellationToken cancellationToken)
    {
        var account = await AccountAsync(cancellationToken);
        var ended = await sessions.EndAllAsync(AccountId, SessionId, cancellationToken);
        if (ended > 0)
        {
            mails.Add(db, account, SecurityChange.SignedOutEverywhere, site.Of(Request));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Done(
            SessionSection,
            ended == 0 ? texts["Aucun autre appareil n’était connecté."] : texts["Vos autres appareils sont déconnectés."]
        );
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        View = await SecurityView.LoadAsync(db, sessions, AccountId, cancellationToken);

    private Task<Accounts.Account> AccountAsync(CancellationToken cancellationToken)
    {
        var id = AccountId;
        return db.Users.SingleAsync(a => a.Id == id, cancellationToken);
    }

    private IActionResult Proven()
    {
        proof.Give(HttpContext, SessionId);
        if (LocalAddress.OrHome(ReturnUrl) is not "/" and var further)
        {
            return LocalRedirect(further);
        }

        return Done(ProofSection, texts["C’est bien vous. Vous avez dix minutes pour modifier vos moyens de connexion."]);
    }

    private Task<IActionResult> AskForProofAsync(CancellationToken cancellationToken) =>
        NotDoneAsync(ProofSection, texts["Confirmez d’abord que c’est bien vous."], cancellationToken);

    private Task<IActionResult> NotDoneAsync(string section, string sentence, CancellationToken cancellationToken) =>
        RefusedAsync($"{section}-section", sentence, cancellationToken);

    private async Task<IActionResult> RefusedAsync(string field, string sentence, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        ModelState.AddModelError(field, sentence);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task<IActionResult> TellAsync(string outcome, CancellationToken cancellationToken) =>
        outcome switch
        {
            // Anybody can write such an address: it is believed as far as it is true.
            GoogleLinking.Linked when await db.UserLogins.AnyAsync(l => l.UserId == AccountId, cancellationToken) => Done(
                GoogleSection,
                texts["Votre compte Google est relié : vous pouvez aussi vous connecter avec lui."]
            ),
            GoogleLinking.Proved when IsProven => Done(
                ProofSection,
                texts["C’est bien vous. Vous avez dix minutes pour modifier vos moyens de connexion."]
            ),
            GoogleLinking.TakenByAnother => await NotDoneAsync(
                GoogleSection,
                texts[
                    "Ce compte Google ouvre déjà un autre compte Visavis. Rien n’a été modifié : connectez-vous avec lui pour le détacher là-bas, ou choisissez-en un autre."
                ],
                cancellationToken
            ),
            GoogleLinking.NotThisPerson => await NotDoneAsync(
                ProofSection,
                texts["Ce n’est pas le compte Google relié à votre compte."],
                cancellationToken
            ),
            GoogleLinking.TooLongAgo => await NotDoneAsync(
                ProofSection,
                texts[
                    "Votre connexion chez Google est trop ancienne pour servir de preuve. Déconnectez-vous de Google, reconnectez-vous, puis recommencez ici."
                ],
                cancellationToken
            ),
            GoogleSignInEvents.Cancelled => await NotDoneAsync(
                GoogleSection,
                texts["Vous avez interrompu le passage par Google. Rien n’a été modifié."],
                cancellationToken
            ),
            _ => await NotDoneAsync(GoogleSection, texts["Le passage par Google n’a pas abouti. Rien n’a été modifié."], cancellationToken),
        };
}
