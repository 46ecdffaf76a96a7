using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>The services of an organisation; owners and planners change them.</summary>
public sealed class ServiceEditor(VisavisDbContext db)
{
    public const int Most = 30;

    public static string StampOf(OrganisationService service) => SectionStamp.Of(service.Kind, service.Name);

    public Task<OrganisationAnswer> AddAsync(
        Guid organisationId,
        Guid actorId,
        ServiceDetails details,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            organisationId,
            actorId,
            services =>
            {
                if (services.Count >= Most)
                {
                    return Task.FromResult(OrganisationAnswer.Full);
                }

                if (services.Exists(s => IsSame(s, details)))
                {
                    return Task.FromResult(OrganisationAnswer.Duplicate);
                }

                db.OrganisationServices.Add(
                    new OrganisationService
                    {
                        Id = Guid.NewGuid(),
                        OrganisationId = organisationId,
                        Position = services.Count == 0 ? 0 : services[^1].Position + 1,
                        Kind = details.Kind,
                        Name = details.Name,
                    }
                );
                return Task.FromResult(OrganisationAnswer.Done);
            },
            cancellationToken
        );

    /// <summary>Gives the service a name of the organisation's own; its members stay in it.</summary>
    public Task<OrganisationAnswer> RenameAsync(
        Guid organisationId,
        Guid actorId,
        Guid serviceId,
        string name,
        string? stamp,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            organisationId,
            actorId,
            services =>
            {
                if (services.Find(s => s.Id == serviceId) is not { } service)
                {
                    return Task.FromResult(OrganisationAnswer.Absent);
                }

                if (StampOf(service) != stamp)
                {
                    return Task.FromResult(OrganisationAnswer.ChangedElsewhere);
                }

                if (services.Exists(s => s != service && IsSame(s, new ServiceDetails(ServiceKind.Own, name))))
                {
                    return Task.FromResult(OrganisationAnswer.Duplicate);
                }

                (service.Kind, service.Name) = (ServiceKind.Own, name);
                return Task.FromResult(OrganisationAnswer.Done);
            },
            cancellationToken
        );

    /// <summary>Its members stay in the organisation, and in their other services.</summary>
    public Task<OrganisationAnswer> RemoveAsync(Guid organisationId, Guid actorId, Guid serviceId, CancellationToken cancellationToken) =>
        ChangeAsync(
            organisationId,
            actorId,
            async services =>
            {
                if (services.Find(s => s.Id == serviceId) is not { } service)
                {
                    return OrganisationAnswer.Absent;
                }

                db.OrganisationServices.Remove(service);
                foreach (var member in await OrganisationChange.CurrentMembers(db, organisationId).ToListAsync(cancellationToken))
                {
                    if (member.ServiceIds.Contains(serviceId))
                    {
                        member.ServiceIds = [.. member.ServiceIds.Where(id => id != serviceId)];
                    }
                }

                return OrganisationAnswer.Done;
            },
            cancellationToken
        );

    private Task<OrganisationAnswer> ChangeAsync(
        Guid organisationId,
        Guid actorId,
        Func<List<OrganisationService>, Task<OrganisationAnswer>> change,
        CancellationToken cancellationToken
    ) =>
        OrganisationChange.RunAsync(
            db,
            organisationId,
            actorId,
            role => role.MayEditServices(),
            async () =>
                await change(
                    await db
                        .OrganisationServices.Where(s => s.OrganisationId == organisationId)
                        .OrderBy(s => s.Position)
                        .ToListAsync(cancellationToken)
                ),
            cancellationToken
        );

    private static bool IsSame(OrganisationService service, ServiceDetails details) =>
        service.Kind == details.Kind
        && (details.Kind != ServiceKind.Own || string.Equals(service.Name, details.Name, StringComparison.OrdinalIgnoreCase));
}
