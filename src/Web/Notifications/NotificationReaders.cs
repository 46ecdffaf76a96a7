using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Notifications;

/// <summary>Finds whom a notice is for.</summary>
public sealed class NotificationReaders
{
    /// <returns>Null when the account, or the client's file, has gone.</returns>
    public async Task<NotificationReader?> OfAsync(
        VisavisDbContext db,
        Guid? accountId,
        GuestReader? guest,
        CancellationToken cancellationToken
    )
    {
        if (accountId is not { } id)
        {
            return guest switch
            {
                null => throw new ArgumentException("A notice is for an account or for a guest.", nameof(guest)),
                { FileId: { } file } => await OfFileAsync(db, guest, file, cancellationToken),
                _ => new NotificationReader(null, "", guest.Email, guest.Language, guest.TimeZone),
            };
        }

        return await db
            .Users.Where(a => a.Id == id && a.ErasedAt == null)
            .Select(a => new NotificationReader(a.Id, a.DisplayName, a.EmailConfirmed ? a.Email : null, a.Language, a.TimeZone))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The account that took the file over meanwhile, or else the client of the file that stays.</summary>
    private async Task<NotificationReader?> OfFileAsync(
        VisavisDbContext db,
        GuestReader guest,
        Guid fileId,
        CancellationToken cancellationToken
    )
    {
        switch (await new ServedClient(null, fileId).NowAsync(db, cancellationToken))
        {
            case { AccountId: { } account }:
                return await OfAsync(db, account, guest: null, cancellationToken);
            case { FileId: { } kept }:
                var known = await db.Set<ClientFile>()
                    .Where(f => f.Id == kept)
                    .Select(f => new { f.Email, f.Language })
                    .SingleAsync(cancellationToken);
                return new NotificationReader(null, "", guest.Email.Length > 0 ? guest.Email : known.Email, known.Language, guest.TimeZone)
                {
                    FileId = kept,
                };
            default:
                return null;
        }
    }
}
