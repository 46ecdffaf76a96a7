using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>The sites of an organisation are its places; only owners change them.</summary>
public sealed class SiteEditor(VisavisDbContext db, PlaceEditor places)
{
    public Task<OrganisationAnswer> AddAsync(
        Guid organisationId,
        Guid actorId,
        PlaceDetails details,
        CancellationToken cancellationToken
    ) => ChangeAsync(organisationId, actorId, () => places.AddAsync(organisationId, details, cancellationToken), cancellationToken);

    public Task<OrganisationAnswer> SaveAsync(
        Guid organisationId,
        Guid actorId,
        Guid siteId,
        PlaceDetails details,
        string? stamp,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            organisationId,
            actorId,
            () => places.SaveAsync(organisationId, siteId, details, stamp, cancellationToken),
            cancellationToken
        );

    /// <param name="by">-1 one place up, 1 one place down; past an end nothing moves.</param>
    public Task<OrganisationAnswer> MoveAsync(
        Guid organisationId,
        Guid actorId,
        Guid siteId,
        int by,
        CancellationToken cancellationToken
    ) => ChangeAsync(organisationId, actorId, () => places.MoveAsync(organisationId, siteId, by, cancellationToken), cancellationToken);

    public Task<OrganisationAnswer> RemoveAsync(Guid organisationId, Guid actorId, Guid siteId, CancellationToken cancellationToken) =>
        ChangeAsync(organisationId, actorId, () => places.RemoveAsync(organisationId, siteId, cancellationToken), cancellationToken);

    private Task<OrganisationAnswer> ChangeAsync(
        Guid organisationId,
        Guid actorId,
        Func<Task<PlaceAnswer>> change,
        CancellationToken cancellationToken
    ) =>
        OrganisationChange.RunAsync(
            db,
            organisationId,
            actorId,
            role => role.MayEditSites(),
            async () =>
                await change() switch
                {
                    PlaceAnswer.Done => OrganisationAnswer.Done,
                    PlaceAnswer.Absent => OrganisationAnswer.Absent,
                    PlaceAnswer.ChangedElsewhere => OrganisationAnswer.ChangedElsewhere,
                    _ => OrganisationAnswer.Full,
                },
            cancellationToken
        );
}
