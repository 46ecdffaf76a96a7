using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Connections;
using Visavis.Web.Data;
using Visavis.Web.Media.Storage;
using Visavis.Web.Moderation;

namespace Visavis.Web.DataRights;

/// <summary>Unsubscribes a person: calls and connections end, the profile is gone from search, nothing personal stays.</summary>
public sealed partial class AccountErasure(
    IDbContextFactory<VisavisDbContext> contexts,
    IDepartures departures,
    IBlobStore store,
    TimeProvider clock,
    ILogger<AccountErasure> logger
)
{
    private const string Action = "account-erased";

    /// <param name="actorId">Who did it: the person, an administrator, or null for the operator at the command line.</param>
    /// <returns>False when there is no such account, or it is erased already.</returns>
    public async Task<bool> EraseAsync(Guid accountId, Guid? actorId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == accountId && a.ErasedAt == null, cancellationToken);
        if (account is null)
        {
            return false;
        }

        await departures.DepartAsync(accountId);
        var keys = await StorageKeysAsync(db, accountId, cancellationToken);
        var person = new PersonOnFile(accountId, account.Email);
        foreach (var table in PersonalTables.All.Reverse())
        {
            await table.EraseAsync(db, person, cancellationToken);
        }

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

        // Whoever came back between the first farewell and the commit.
        await departures.DepartAsync(accountId);
        await DeleteFilesAsync(keys);
        return true;
    }

    private static async Task<List<string>> StorageKeysAsync(VisavisDbContext db, Guid id, CancellationToken cancellationToken) =>
        [
            .. await PersonalFiles.Photos(db, id).Select(file => file.StorageKey).ToListAsync(cancellationToken),
            .. await PersonalFiles.Documents(db, id).Select(document => document.StorageKey).ToListAsync(cancellationToken),
            .. await db
                .DataExports.Where(export => export.AccountId == id && export.StorageKey != null)
                .Select(export => export.StorageKey!)
                .ToListAsync(cancellationToken),
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
