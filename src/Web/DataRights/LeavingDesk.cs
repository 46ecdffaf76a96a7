using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Connections;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Moderation;

namespace Visavis.Web.DataRights;

public enum LeavingAnswer
{
    Erased,

    /// <summary>Hidden and signed out; erased later, unless the address on file stops it.</summary>
    Waits,

    /// <summary>The last administrator, or nobody.</summary>
    Refused,
}

/// <summary>
/// Unsubscribing: what others see and wait for ends at once. What cannot be brought back goes after some hours, in which the address on file, told at
/// once, can stop it: whoever took an account over cannot destroy it.
/// </summary>
public sealed class LeavingDesk(
    VisavisDbContext db,
    AccountErasure erasure,
    LeavingWorker worker,
    IDepartures departures,
    IEnumerable<IFarewell> farewells,
    MailWriter mails,
    SiteAddress site,
    IOptions<DataRightsOptions> options,
    IStringLocalizer<DataRightsTexts> texts,
    TimeProvider time
)
{
    public const string MailKind = "account-leaving";
    private const int SecretBytes = 32;

    /// <summary>0 where nobody can be told.</summary>
    public async Task<int> HoursAsync(Guid accountId, CancellationToken cancellationToken) =>
        await db.Users.AnyAsync(a => a.Id == accountId && a.Email != null && a.EmailConfirmed, cancellationToken)
            ? options.Value.ErasureHours
            : 0;

    public async Task<LeavingAnswer> AskAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (await LastAdministrator.IsAsync(db, accountId, cancellationToken))
        {
            return LeavingAnswer.Refused;
        }

        var hours = await HoursAsync(accountId, cancellationToken);
        if (hours == 0)
        {
            return await erasure.EraseAsync(accountId, accountId, cancellationToken) ? LeavingAnswer.Erased : LeavingAnswer.Refused;
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
            if (!await db.Set<Leaving>().AnyAsync(l => l.AccountId == accountId, cancellationToken))
            {
                await WriteAsync(account, hours, cancellationToken);
            }

            await db.Sessions.Where(s => s.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await worker.RefreshAsync(db, cancellationToken);
        await departures.DepartAsync(accountId);
        foreach (var farewell in farewells)
        {
            await farewell.EndAsync(accountId, cancellationToken);
        }

        return LeavingAnswer.Waits;
    }

    /// <summary>Of the link, or of who signed in again.</summary>
    public async Task<Leaving?> FindAsync(string? key, Guid? accountId, CancellationToken cancellationToken)
    {
        var hash = key is { Length: SecretBytes * 2 } ? HashOf(key) : null;
        var now = time.GetUtcNow();
        return await db.Set<Leaving>()
            .SingleOrDefaultAsync(
                l => l.DueAt > now && ((hash != null && l.SecretHash == hash) || (hash == null && l.AccountId == accountId)),
                cancellationToken
            );
    }

    /// <returns>False when it is over, one way or the other.</returns>
    public async Task<bool> StopAsync(string? key, Guid? accountId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(key, accountId, cancellationToken) is not { } leaving)
        {
            return false;
        }

        if (await db.Professionals.SingleOrDefaultAsync(p => p.Id == leaving.AccountId, cancellationToken) is { } profile)
        {
            profile.IsHidden = leaving.WasHidden;
        }

        db.Remove(leaving);
        Audit(leaving.AccountId, "leaving-stopped");
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Stopped twice at once.
            return true;
        }

        await transaction.CommitAsync(cancellationToken);
        await worker.RefreshAsync(db, cancellationToken);
        return true;
    }

    private async Task WriteAsync(Account account, int hours, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var profile = await db.Professionals.SingleOrDefaultAsync(p => p.Id == account.Id, cancellationToken);
        var due = now.AddHours(hours);
        db.Add(
            new Leaving
            {
                AccountId = account.Id,
                AskedAt = now,
                DueAt = due,
                SecretHash = HashOf(secret),
                WasHidden = profile?.IsHidden ?? false,
            }
        );
        if (profile is not null)
        {
            profile.IsHidden = true;
        }

        Audit(account.Id, "leaving-asked");
        mails.Add(
            db,
            account.Id,
            account.Email!,
            InLanguage.Write(
                account.Language,
                () =>
                    new MailContent(
                        MailKind,
                        texts["Votre compte va être effacé"],
                        [
                            texts["Bonjour,"],
                            texts[
                                "Vous venez de vous désinscrire de Visavis. Le {0}, votre compte, vos messages et vos fichiers seront effacés pour toujours.",
                                LocalTime.Of(due, account.TimeZone)
                            ],
                            texts[
                                "Si ce n’était pas vous, ou si vous avez changé d’avis, gardez votre compte avec le bouton ci-dessous, puis choisissez un nouveau mot de passe. Les rendez-vous déjà annulés ne reviennent pas."
                            ],
                        ],
                        new MailAction(texts["Garder mon compte"], $"{site.Url}/account/leaving?key={secret}"),
                        account.Language
                    )
            )
        );
    }

    private void Audit(Guid account, string action) =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                SubjectId = account,
                Action = action,
            }
        );

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
