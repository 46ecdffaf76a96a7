using Visavis.Web.Foundation.PersonalData;

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // ToLower() here is lower() of the database, which knows no culture of ours.
namespace Visavis.Web.Organisations;

/// <summary>What export and erasure do with organisations, memberships and invitations.</summary>
internal static class OrganisationPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<Organisation>
            .Deleted("organisation", (db, person) => db.Organisations.Where(o => o.Id == person.Id))
            .Exports(nameof(Organisation.CreatedAt))
            .Withholds(nameof(Organisation.Id)),
        PersonalTable<OrganisationService>
            .Deleted("organisationServices", (db, person) => db.OrganisationServices.Where(s => s.OrganisationId == person.Id))
            .Exports(nameof(OrganisationService.Id), nameof(OrganisationService.Kind), nameof(OrganisationService.Name))
            .Withholds(nameof(OrganisationService.OrganisationId), nameof(OrganisationService.Position)),
        PersonalTable<Membership>
            .Deleted("memberships", (db, person) => db.Memberships.Where(m => m.AccountId == person.Id || m.OrganisationId == person.Id))
            .Exports(
                nameof(Membership.OrganisationId),
                nameof(Membership.Role),
                nameof(Membership.ServiceIds),
                nameof(Membership.JoinedAt),
                nameof(Membership.LeftAt)
            )
            .Withholds(nameof(Membership.Id), nameof(Membership.AccountId)),
        PersonalTable<Invitation>
            .Deleted(
                "invitations",
                (db, person) =>
                    db.Invitations.Where(i =>
                        i.InvitedById == person.Id
                        || i.OrganisationId == person.Id
                        || (person.Email != null && i.Email.ToLower() == person.Email.ToLower())
                    )
            )
            .Exports(
                nameof(Invitation.OrganisationId),
                nameof(Invitation.Email),
                nameof(Invitation.Role),
                nameof(Invitation.ServiceIds),
                nameof(Invitation.CreatedAt),
                nameof(Invitation.ExpiresAt),
                nameof(Invitation.AcceptedAt),
                nameof(Invitation.RevokedAt)
            )
            .Withholds(nameof(Invitation.Id), nameof(Invitation.SecretHash), nameof(Invitation.InvitedById)),
    ];
}
