using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>Whom mails, calls, letters and vouchers are about: an account, or a client file without one.</summary>
public sealed record ServedClient(Guid? AccountId, Guid? FileId)
{
    public static ServedClient Account(Guid accountId) => new(accountId, null);

    /// <summary>Of a file as its organisation acts for it: who took it over acts for themselves.</summary>
    public static ServedClient Of(ClientFile file) =>
        file.AccountId is { } account ? new(account, null) : new(null, file.JoinedToId ?? file.Id);

    /// <summary>Of a client without an account: the file, and what was joined to it.</summary>
    public IQueryable<ClientFile> Files(VisavisDbContext db)
    {
        var id = FileId;
        return db.Set<ClientFile>().Where(f => f.Id == id || f.JoinedToId == id);
    }

    /// <summary>Who it is by now: of a file that was taken over the account, of one that was joined to another the one that stays.</summary>
    /// <returns>Null when the file is gone.</returns>
    public async Task<ServedClient?> NowAsync(VisavisDbContext db, CancellationToken cancellationToken)
    {
        if (AccountId is not null || FileId is not { } id)
        {
            return AccountId is null ? null : this;
        }

        var kept = await db.Set<ClientFile>()
            .AsNoTracking()
            .Where(f => f.JoinedToId == null)
            .SingleOrDefaultAsync(
                f => f.Id == id || db.Set<ClientFile>().Any(joined => joined.Id == id && joined.JoinedToId == f.Id),
                cancellationToken
            );
        return kept is null ? null : Of(kept);
    }
}

/// <summary>What other modules keep under a file goes with it when an account takes it over. Joins the caller's save.</summary>
public interface IFileTakenOver
{
    Task TakenOverAsync(ClientFile file, Guid accountId, CancellationToken cancellationToken);
}

/// <summary>A line on the page of a file about what another module keeps under it, and the page that has the rest.</summary>
public sealed record FileFact(string Label, string Value, string Path);

/// <summary>Whoever keeps something under a client file says it in a line of its page; null when there is nothing.</summary>
public interface IFileFacts
{
    Task<FileFact?> OfAsync(ClientFile file, CancellationToken cancellationToken);
}
