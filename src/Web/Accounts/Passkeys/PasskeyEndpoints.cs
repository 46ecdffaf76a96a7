using System.Net.Mime;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.Passkeys;

internal static class PasskeyEndpoints
{
    /// <summary>Says on the sign-in page that the passkey did not do.</summary>
    public const string Problem = "passkey";

    public static void MapPasskeys(this WebApplication app)
    {
        var open = app.MapGroup("").WithMetadata(new AllowUnfinishedAccountAttribute());
        open.MapPost($"{AccountServices.SignInPath}/passkey/options", BeginSignInAsync);
        // A passkey's answer is good once, and so not kept to be given again.
        open.MapPost($"{AccountServices.SignInPath}/passkey", SignInAsync)
            .WithMetadata(new ForgivesStalePageAttribute { IsRepeatable = true });
        open.MapPost("/account/confirm/passkey/options", BeginAtConfirmationAsync);
        var own = app.MapGroup("/account/security").RequireAuthorization();
        own.MapPost("/passkeys/options", BeginAddingAsync);
        own.MapPost("/proof/options", BeginProofAsync);
    }

    private static async Task<IResult> BeginSignInAsync(PasskeyCeremonies ceremonies) => Json(await ceremonies.BeginProofAsync(null));

    private static async Task<IResult> SignInAsync(
        [FromForm] string? credential,
        [FromForm] string? returnUrl,
        [FromForm] bool? stay,
        PasskeyCeremonies ceremonies,
        SignInManager<Account> signIn
    )
    {
        var local = LocalAddress.OrHome(returnUrl);
        if (await ceremonies.EndProofAsync(credential) is not { } account)
        {
            return HttpResults.LocalRedirect(
                QueryHelpers.AddQueryString(
                    AccountServices.SignInPath,
                    new Dictionary<string, string?> { ["problem"] = Problem, ["returnUrl"] = local }
                )
            );
        }

        await signIn.SignInAsync(account, isPersistent: stay == true);
        return HttpResults.LocalRedirect(account.TermsAcceptedAt is null ? FirstSignIn.PageLeadingTo(local) : local);
    }

    private static async Task<IResult> BeginAtConfirmationAsync(
        [FromForm] string? token,
        AccountLinks links,
        EmailAccounts accounts,
        PasskeyCeremonies ceremonies,
        CancellationToken cancellationToken
    ) =>
        links.ReadConfirmation(token) is var (email, _) && await accounts.FindAsync(email, cancellationToken) is null
            ? Json(await ceremonies.BeginRegistrationAsync(Guid.NewGuid(), email))
            : HttpResults.BadRequest();

    private static async Task<IResult> BeginAddingAsync(
        HttpContext context,
        ClaimsPrincipal person,
        RecentProof proof,
        UserManager<Account> users,
        PasskeyCeremonies ceremonies
    ) =>
        proof.Holds(context) && await users.GetUserAsync(person) is { } account
            ? Json(await ceremonies.BeginRegistrationAsync(account.Id, account.Email ?? account.DisplayName))
            : HttpResults.Forbid();

    private static async Task<IResult> BeginProofAsync(ClaimsPrincipal person, UserManager<Account> users, PasskeyCeremonies ceremonies) =>
        await users.GetUserAsync(person) is { } account ? Json(await ceremonies.BeginProofAsync(account)) : HttpResults.Unauthorized();

    private static IResult Json(string options) => HttpResults.Text(options, MediaTypeNames.Application.Json);
}
