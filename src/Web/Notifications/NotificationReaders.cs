using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications;

/// <summary>Finds whom a notice is for.</summary>
public sealed class NotificationReaders
{
    /// <returns>Null when the account has gone.</returns>
    public async Task<NotificationReader?> OfAsync(
        VisavisDbContext db,
        Guid? accountId,
        GuestReader? guest,
        CancellationToken cancellationToken
    )
    {
        if (accountId is not { } id)
        {
            return guest is null
                ? throw new ArgumentException("A notice is for an account or for a guest.", nameof(guest))
                : new NotificationReader(null, "", guest.Email, guest.Language, guest.TimeZone);
        }

        return await db
            .Users.Where(a => a.Id == id && a.ErasedAt == null)
            .Select(a => new NotificationReader(a.Id, a.DisplayName, a.EmailConfirmed ? a.Email : null, a.Language, a.TimeZone))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
