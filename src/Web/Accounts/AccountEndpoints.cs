using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts.GoogleSignIn;
using Visavis.Web.Accounts.Passkeys;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts;

public static class AccountEndpoints
{
    /// <summary>Where password managers send people who want a new one.</summary>
    private const string PasswordPath = "/account/security/password";

    public static void MapAccounts(this WebApplication app)
    {
        app.MapGet("/account/session", TellSession).WithMetadata(new AllowUnfinishedAccountAttribute());
        app.MapGet("/.well-known/change-password", () => HttpResults.LocalRedirect(PasswordPath));
        app.MapPost("/account/sign-out", SignOutAsync)
            .WithMetadata(new AllowUnfinishedAccountAttribute(), new ForgivesStalePageAttribute { IsRepeatable = true });
        if (app.Services.GetRequiredService<IOptions<GoogleSignInOptions>>().Value.IsConfigured)
        {
            app.MapPost(GoogleSignInServices.ChallengePath, SignInWithGoogleAsync)
                .WithMetadata(new AllowUnfinishedAccountAttribute(), new ForgivesStalePageAttribute { IsRepeatable = true });
            app.MapGoogleLinking();
        }

        app.MapPasskeys();
        if (app.Environment.IsDevelopment())
        {
            // Only here: outside Development there is no address to ask, whatever the database holds.
            app.MapPost("/account/sign-in/demo", SignInAsDemoPersonAsync)
                .WithMetadata(new AllowUnfinishedAccountAttribute(), new ForgivesStalePageAttribute());
        }
    }

    /// <summary>Asked for by pages that stood open or come back from the browser's memory; being asked keeps the session of who waits for calls.</summary>
    private static IResult TellSession(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return HttpResults.Json(new { mark = SessionMark.Of(context.User) });
    }

    /// <summary>The session's row and what it opened end with it: see <see cref="Sessions.SessionCookieEvents"/>.</summary>
    private static async Task<IResult> SignOutAsync([FromForm] string? returnUrl, HttpContext context, SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        // What the browser holds of the person's pages goes too, those behind the Back button above all.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return HttpResults.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }

    private static Task<IResult> SignInWithGoogleAsync([FromForm] string? returnUrl, HttpContext context)
    {
        var properties = new AuthenticationProperties { RedirectUri = LocalAddress.OrHome(returnUrl) };
        return GoogleChallenge.SendAsync(context, properties, GoogleSignInEvents.PageSaying(GoogleSignInEvents.Failed, returnUrl));
    }

    private static async Task<IResult> SignInAsDemoPersonAsync(
        [FromForm] Guid accountId,
        [FromForm] string? returnUrl,
        VisavisDbContext db,
        SignInManager<Account> signIn,
        CancellationToken cancellationToken
    )
    {
        var person = await db.Users.SingleOrDefaultAsync(a => a.Id == accountId && a.IsDemo, cancellationToken);
        if (person is null)
        {
            return HttpResults.NotFound();
        }

        await signIn.SignInAsync(person, isPersistent: false);
        return HttpResults.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }
}
