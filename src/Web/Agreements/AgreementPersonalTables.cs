using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Agreements;

/// <summary>What export and erasure do with cases and agreements: they go with the client or the organisation.</summary>
internal static class AgreementPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<ClientCase>
            .Deleted(
                "clientCases",
                (db, person) => db.Set<ClientCase>().Where(c => c.ClientId == person.Id || c.OrganisationId == person.Id)
            )
            .Exports(
                nameof(ClientCase.Id),
                nameof(ClientCase.OrganisationId),
                nameof(ClientCase.Needs),
                nameof(ClientCase.IsUrgent),
                nameof(ClientCase.WantsHomeVisit),
                nameof(ClientCase.CreatedAt),
                nameof(ClientCase.ClosedAt)
            )
            .Withholds(nameof(ClientCase.ClientId)),
        PersonalTable<AgreementVersion>
            .Deleted(
                "agreements",
                (db, person) =>
                    db.Set<AgreementVersion>()
                        .Where(v =>
                            db.Set<ClientCase>().Any(c => c.Id == v.CaseId && (c.ClientId == person.Id || c.OrganisationId == person.Id))
                        )
            )
            .Exports(
                nameof(AgreementVersion.CaseId),
                nameof(AgreementVersion.Number),
                nameof(AgreementVersion.Text),
                nameof(AgreementVersion.TextHash),
                nameof(AgreementVersion.StartsOn),
                nameof(AgreementVersion.NoHireUntil),
                nameof(AgreementVersion.CreatedAt),
                nameof(AgreementVersion.OrganisationAcceptedAt),
                nameof(AgreementVersion.ClientAcceptedAt)
            )
            .Withholds(
                nameof(AgreementVersion.Id),
                nameof(AgreementVersion.ProfessionalIds),
                nameof(AgreementVersion.CreatedById),
                nameof(AgreementVersion.OrganisationAcceptedById)
            ),
    ];
}
