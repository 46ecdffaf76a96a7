using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Accounts.Passkeys;

namespace Visavis.Web.Accounts.Pages.Security;

/// <summary>Passkeys and the Google link: ways in that come and go, the last one excepted.</summary>
public sealed partial class IndexModel
{
    public async Task<IActionResult> OnPostAddPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        if (!IsProven)
        {
            return await AskForProofAsync(cancellationToken);
        }

        var account = await AccountAsync(cancellationToken);
        if (await db.UserPasskeys.CountAsync(p => p.UserId == account.Id, cancellationToken) >= PasskeyCeremonies.MostPerAccount)
        {
            return await NotDoneAsync(
                PasskeySection,
                texts["Vous avez déjà {0} clés d’accès : retirez-en une d’abord.", PasskeyCeremonies.MostPerAccount],
                cancellationToken
            );
        }

        if (
            await passkeys.EndRegistrationAsync(credential, Request.Headers.UserAgent) is not { } made
            || made.AccountId != account.Id
            || await db.UserPasskeys.AnyAsync(p => p.CredentialId == made.Passkey.CredentialId && p.UserId != account.Id, cancellationToken)
        )
        {
            return await NotDoneAsync(PasskeySection, texts["La clé d’accès n’a pas pu être enregistrée. Réessayez."], cancellationToken);
        }

        mails.Add(db, account, SecurityChange.PasskeyAdded, site.Of(Request));
        var added = await users.AddOrUpdatePasskeyAsync(account, made.Passkey);
        return added.Succeeded
            ? Done(PasskeySection, texts["Clé d’accès ajoutée."])
            : await NotDoneAsync(PasskeySection, texts["La clé d’accès n’a pas pu être enregistrée. Réessayez."], cancellationToken);
    }

    public async Task<IActionResult> OnPostRenamePasskeyAsync(string? id, string? name, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(cancellationToken);
        if (PasskeyEntry.IdOf(id) is not { } credentialId || await users.GetPasskeyAsync(account, credentialId) is not { } passkey)
        {
            return NotFound();
        }

        var clean = PersonalText.Clean(name, PasskeyCeremonies.LongestName);
        if (clean.Length == 0)
        {
            return await RefusedAsync($"name-{id}", texts["Donnez un nom à cette clé."], cancellationToken);
        }

        var before = passkey.Name;
        passkey.Name = clean;
        await users.AddOrUpdatePasskeyAsync(account, passkey);
        return Saved(PasskeySection, ChangedFields.Of((texts["le nom de la clé"], before, clean)));
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id, CancellationToken cancellationToken)
    {
        if (!IsProven)
        {
            return await AskForProofAsync(cancellationToken);
        }

        var account = await AccountAsync(cancellationToken);
        if (PasskeyEntry.IdOf(id) is not { } credentialId || await users.GetPasskeyAsync(account, credentialId) is null)
        {
            return NotFound();
        }

        if (await ways.CountAsync(account, cancellationToken) < 2)
        {
            return await LastWayAsync(PasskeySection, cancellationToken);
        }

        // Two removals at once would each see the other's way: the account's stamp lets only one through.
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        mails.Add(db, account, SecurityChange.PasskeyRemoved, site.Of(Request));
        db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(p => p.CredentialId == credentialId).ToListAsync(cancellationToken));
        return await SaveWaysAsync(PasskeySection, texts["Clé d’accès retirée."], cancellationToken);
    }

    public async Task<IActionResult> OnPostUnlinkGoogleAsync(CancellationToken cancellationToken)
    {
        if (!IsProven)
        {
            return await AskForProofAsync(cancellationToken);
        }

        var account = await AccountAsync(cancellationToken);
        var logins = await db.UserLogins.Where(l => l.UserId == account.Id).ToListAsync(cancellationToken);
        if (logins.Count == 0)
        {
            return NotFound();
        }

        if (await ways.CountAsync(account, cancellationToken) <= logins.Count)
        {
            return await LastWayAsync(GoogleSection, cancellationToken);
        }

        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        mails.Add(db, account, SecurityChange.GoogleUnlinked, site.Of(Request));
        db.UserLogins.RemoveRange(logins);
        return await SaveWaysAsync(GoogleSection, texts["Compte Google détaché."], cancellationToken);
    }

    private Task<IActionResult> LastWayAsync(string section, CancellationToken cancellationToken) =>
        NotDoneAsync(section, texts["C’est votre seul moyen de connexion : ajoutez-en un autre avant de le retirer."], cancellationToken);

    private async Task<IActionResult> SaveWaysAsync(string section, string sentence, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Done(section, sentence);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            await LoadAsync(cancellationToken);
            return Conflict(section);
        }
    }
}
