using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Contacts;

/// <summary>What export and erasure do with contact details and places.</summary>
internal static class ContactPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<ContactDetails>
            .Deleted("contactDetails", (db, person) => db.Set<ContactDetails>().Where(c => c.AccountId == person.Id))
            .Exports(
                nameof(ContactDetails.FirstName),
                nameof(ContactDetails.LastName),
                nameof(ContactDetails.AddressLine),
                nameof(ContactDetails.AddressMore),
                nameof(ContactDetails.PostalCode),
                nameof(ContactDetails.City),
                nameof(ContactDetails.Country),
                nameof(ContactDetails.Telephone),
                nameof(ContactDetails.UpdatedAt)
            )
            .Withholds(nameof(ContactDetails.AccountId)),
        PersonalTable<Place>
            .Deleted("places", (db, person) => db.Set<Place>().Where(p => p.OwnerId == person.Id).OrderBy(p => p.Position))
            .Exports(
                nameof(Place.Id),
                nameof(Place.Name),
                nameof(Place.AddressLine),
                nameof(Place.PostalCode),
                nameof(Place.CommuneCode),
                nameof(Place.City),
                nameof(Place.Access),
                nameof(Place.Telephone)
            )
            .Withholds(nameof(Place.OwnerId), nameof(Place.Position)),
        PersonalTable<PublicContact>
            .Deleted("publicContact", (db, person) => db.Set<PublicContact>().Where(c => c.OwnerId == person.Id))
            .Exports(nameof(PublicContact.Telephone), nameof(PublicContact.Email))
            .Withholds(nameof(PublicContact.OwnerId)),
    ];
}
