namespace Visavis.Web.Organisations;

/// <summary>An organisation as it begins: its services, and the account of its page as owner.</summary>
internal static class NewOrganisation
{
    public static Organisation Create(Guid accountId, IEnumerable<ServiceDetails> services, DateTimeOffset now)
    {
        var organisation = new Organisation { Id = accountId, CreatedAt = now };
        foreach (var service in services)
        {
            organisation.Services.Add(
                new OrganisationService
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = accountId,
                    Position = organisation.Services.Count,
                    Kind = service.Kind,
                    Name = service.Name,
                }
            );
        }

        organisation.Members.Add(
            new Membership
            {
                Id = Guid.NewGuid(),
                OrganisationId = accountId,
                AccountId = accountId,
                Role = MemberRole.Owner,
                JoinedAt = now,
            }
        );
        return organisation;
    }
}
