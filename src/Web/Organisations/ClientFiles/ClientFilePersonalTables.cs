using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>What export and erasure do with client files: they are about who took them over, and belong to the organisation.</summary>
internal static class ClientFilePersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<ClientFile>
            .Deleted(
                "clientFiles",
                (db, person) => db.Set<ClientFile>().Where(f => f.AccountId == person.Id || f.OrganisationId == person.Id)
            )
            .Exports(
                nameof(ClientFile.OrganisationId),
                nameof(ClientFile.Reference),
                nameof(ClientFile.FirstName),
                nameof(ClientFile.LastName),
                nameof(ClientFile.AddressLine),
                nameof(ClientFile.AddressMore),
                nameof(ClientFile.PostalCode),
                nameof(ClientFile.City),
                nameof(ClientFile.Country),
                nameof(ClientFile.Telephone),
                nameof(ClientFile.Email),
                nameof(ClientFile.Channel),
                nameof(ClientFile.Language),
                nameof(ClientFile.Note),
                nameof(ClientFile.CreatedAt),
                nameof(ClientFile.UpdatedAt)
            )
            .Withholds(
                nameof(ClientFile.Id),
                nameof(ClientFile.AccountId),
                nameof(ClientFile.AskedById),
                nameof(ClientFile.AskedAt),
                nameof(ClientFile.CodeHash),
                nameof(ClientFile.CodeExpiresAt),
                nameof(ClientFile.CodeAttempts),
                nameof(ClientFile.JoinedToId)
            ),
        PersonalTable<ClientContact>
            .Deleted("clientContacts", (db, person) => db.Set<ClientContact>().Where(c => c.AccountId == person.Id))
            .Exports(nameof(ClientContact.FileId), nameof(ClientContact.Position))
            .Withholds(nameof(ClientContact.AccountId)),
        PersonalTable<StaffContact>
            .Deleted(
                "staffContacts",
                (db, person) => db.Set<StaffContact>().Where(c => c.AccountId == person.Id || c.OrganisationId == person.Id)
            )
            .Exports(nameof(StaffContact.OrganisationId), nameof(StaffContact.Telephone), nameof(StaffContact.Email))
            .Withholds(nameof(StaffContact.AccountId)),
    ];
}
