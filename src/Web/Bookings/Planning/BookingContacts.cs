using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings.Planning;

/// <summary>Whom the client of an organisation turns to about an appointment with one of its people.</summary>
public sealed class BookingContacts(VisavisDbContext db, ContactSentences sentences)
{
    public async Task<IReadOnlyList<(string Organisation, NamedContact Person)>> OfAsync(
        Booking booking,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(string Organisation, NamedContact Person)>();
        foreach (var file in await PlannedBookings.FilesOf(db, booking).AsNoTracking().ToListAsync(cancellationToken))
        {
            found.AddRange(await sentences.NamedAsync(file, cancellationToken));
        }

        return found;
    }

    /// <summary>Who of these plans for the organisation and so opens the appointment; any member may be a named contact.</summary>
    public Task<bool> MayOpenAsync(Booking booking, Guid contactId, CancellationToken cancellationToken) =>
        PlannedBookings
            .FilesOf(db, booking)
            .AnyAsync(
                f => db.Memberships.Planning().Any(m => m.OrganisationId == f.OrganisationId && m.AccountId == contactId),
                cancellationToken
            );
}
