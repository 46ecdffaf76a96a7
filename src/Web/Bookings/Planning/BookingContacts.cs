using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings.Planning;

/// <summary>Whom the client of an organisation turns to about an appointment with one of its people.</summary>
public sealed record BookingContact(string Organisation, NamedContact Person)
{
    /// <summary>The number, or else the address, as one reads it.</summary>
    public string? Reached => Person.Telephone is { } number ? PhoneNumber.Show(number) : Person.Email;
}

public sealed class BookingContacts(VisavisDbContext db)
{
    public async Task<IReadOnlyList<BookingContact>> OfAsync(Booking booking, CancellationToken cancellationToken)
    {
        var found = new List<BookingContact>();
        foreach (var file in await PlannedBookings.FilesOf(db, booking).AsNoTracking().ToListAsync(cancellationToken))
        {
            var people = await NamedContact.OfAsync(db, file, cancellationToken);
            if (people.Count > 0)
            {
                var organisation = await db
                    .Professionals.Where(p => p.Id == file.OrganisationId)
                    .Select(p => p.DisplayName)
                    .SingleAsync(cancellationToken);
                found.AddRange(people.Select(person => new BookingContact(organisation, person)));
            }
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
