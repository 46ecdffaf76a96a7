using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Connections;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Media;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;
using Visavis.Web.Moderation;
using Visavis.Web.Organisations;

namespace Visavis.Web.DataRights;

/// <summary>Unsubscribes a person: calls and connections end, the profile is gone from search, nothing personal stays.</summary>
public sealed partial class AccountErasure(
    IDbContextFactory<VisavisDbContext> contexts,
    IDepartures departures,
    IBlobStore store,
    MailFolder mails,
    IEnumerable<IFarewell> farewells,
    TimeProvider clock,
    ILogger<AccountErasure> logger
) : IAccountErasure
{
    private const string Action = "account-erased";

    /// <summary>Mails, exports and the person's other tabs change rows while they are being taken away.</summary>
    private const int MostAttempts = 10;

    /// <param name="actorId">Who did it: the person, an administrator, or null for the operator at the command line.</param>
    /// <returns>False when there is no such account, it is erased already, or it is the last administrator's.</returns>
    public async Task<bool> EraseAsync(Guid accountId, Guid? actorId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryEraseAsync(accountId, actorId, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
                // Nothing was written: look again.
            }
        }
    }

    private async Task<bool> TryEraseAsync(Guid accountId, Guid? actorId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (
            !await db.Users.AnyAsync(a => a.Id == accountId && a.ErasedAt == null, cancellationToken)
            || await LastAdministrator.IsAsync(db, accountId, cancellationToken)
        )
        {
            return false;
        }

        await departures.DepartAsync(accountId);
        foreach (var farewell in farewells)
        {
            await farewell.EndAsync(accountId, cancellationToken);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LastAdministrator.IsOnlyNowAsync(db, accountId, cancellationToken))
        {
            return false;
        }

        await OwnerSuccession.PassOnAsync(db, accountId, clock.GetUtcNow(), cancellationToken);
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == accountId && a.ErasedAt == null, cancellationToken) is not { } account)
        {
            return false;
        }

        var keys = await StorageKeysAsync(db, accountId, cancellationToken);
        var person = PersonalTables.PersonOf(account);
        var names = await NamesElsewhere.OfAsync(db, accountId, cancellationToken);
        foreach (var table in PersonalTables.All.Reverse())
        {
            await table.EraseAsync(db, person, cancellationToken);
        }

        await names.ForgetAsync(db, cancellationToken);
        account.ErasedAt = clock.GetUtcNow();
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                ActorId = actorId,
                SubjectId = accountId,
                Action = Action,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        // Whoever came back between the first farewell and the commit.
        await departures.DepartAsync(accountId);
        await DeleteFilesAsync(keys);
        await LeaveNoTraceAsync(db, person.Email, names, cancellationToken);
        return true;
    }

    /// <summary>What is deleted is overwritten in the database's file; its journal and mails that became files are beside it.</summary>
    private async Task LeaveNoTraceAsync(VisavisDbContext db, string? email, NamesElsewhere names, CancellationToken cancellationToken)
    {
        await mails.RemoveAsync(
            text => (email is not null && text.Contains(email, StringComparison.OrdinalIgnoreCase)) || names.StandIn(text),
            cancellationToken
        );

        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }
    }

    private static async Task<List<string>> StorageKeysAsync(VisavisDbContext db, Guid id, CancellationToken cancellationToken) =>
        [
            .. await FilesOfPerson.Photos(db, id).Select(file => file.StorageKey).ToListAsync(cancellationToken),
            .. await FilesOfPerson.Documents(db, id).Select(document => document.StorageKey).ToListAsync(cancellationToken),
            .. await db
                .DataExports.Where(export => export.AccountId == id && export.StorageKey != null)
                .Select(export => export.StorageKey!)
                .ToListAsync(cancellationToken),
            .. await db.Set<MessageFile>()
                .Where(file => file.SenderId == id && file.StorageKey != "")
                .Select(file => file.StorageKey)
                .ToListAsync(cancellationToken),
            .. await db.Set<MemberPortrait>()
                .Where(portrait => portrait.AccountId == id)
                .Select(portrait => portrait.StorageKey)
                .ToListAsync(cancellationToken),
            .. await BookingPersonalTables.FilesOf(db, id).Select(file => file.StorageKey).ToListAsync(cancellationToken),
        ];

    /// <summary>No row leads to them any more; what cannot be removed now is an orphan, which the sweeper takes.</summary>
    private async Task DeleteFilesAsync(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            try
            {
                await store.DeleteAsync(key, CancellationToken.None);
            }
            catch (StorageUnavailableException)
            {
                Log.FileLeft(logger);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A file of an erased account could not be removed now; the sweeper will")]
        public static partial void FileLeft(ILogger logger);
    }
}
