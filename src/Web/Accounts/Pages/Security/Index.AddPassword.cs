using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts.Email;

namespace Visavis.Web.Accounts.Pages.Security;

/// <summary>A first password for an account that Google or a passkey opens.</summary>
public sealed partial class IndexModel
{
    /// <summary>What was typed in the place of an address.</summary>
    public string? TypedEmail { get; private set; }

    /// <summary>Asks the mailbox first: the account has no address of its own to sign in by.</summary>
    public async Task<IActionResult> OnPostAskPasswordAsync(string? email, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(cancellationToken);
        if (account.HasEmailAsName())
        {
            return NotFound();
        }

        if (!IsProven)
        {
            return await AskForProofAsync(cancellationToken);
        }

        if (!EmailAddress.TryClean(email, out var clean))
        {
            TypedEmail = email;
            return await RefusedAsync("email", emails.Problem(email), cancellationToken);
        }

        await passwordAddition.AskAsync(account, clean, site.Of(Request), cancellationToken);
        return Done(
            PasswordSection,
            texts["Si l’adresse est juste, un e-mail y arrive d’ici une minute. Pensez à regarder parmi les courriers indésirables."]
        );
    }
}
