using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Presence;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>Reads what anybody may see of a profile's organisations: nobody hidden, nobody who left. Two queries, one for most people.</summary>
public sealed class OrganisationCardReader(VisavisDbContext db, PresenceService presence)
{
    /// <summary>Presence is watched for a hundred people of a page.</summary>
    private const int MostPeople = 90;

    /// <summary>Null for who has nothing to do with an organisation.</summary>
    /// <param name="readerId">Null for who is signed out: they are asked to sign in where it leads to.</param>
    public async Task<OrganisationCard?> ReadAsync(Guid professionalId, Guid? readerId, CancellationToken cancellationToken)
    {
        var organisations = await RunningOrganisations
            .In(db)
            .AsNoTracking()
            .Where(o => o.Id == professionalId || o.Members.Any(m => m.AccountId == professionalId && m.LeftAt == null))
            .Join(db.Professionals, o => o.Id, p => p.Id, (organisation, page) => new { organisation, page })
            .Where(found => found.page.Id == professionalId || !found.page.IsHidden)
            .Select(found => new Found(found.page, found.organisation.Services.OrderBy(s => s.Position).ToList()))
            .ToListAsync(cancellationToken);
        if (organisations.Count == 0)
        {
            return null;
        }

        var people = await PeopleAsync([.. organisations.Select(o => o.Page.Id)], cancellationToken);
        var own = organisations.Find(o => o.Page.Id == professionalId);
        return new OrganisationCard(
            own is null
                ? null
                : Own(
                    own,
                    [.. people.Where(m => m.OrganisationId == professionalId && m.Profile.Id != professionalId)],
                    takesNeeds: !await WorksInAsync(professionalId, readerId, cancellationToken)
                ),
            [
                .. organisations
                    .Where(o => o != own)
                    .Select(o => Employer(o, professionalId, [.. people.Where(m => m.OrganisationId == o.Page.Id)])),
            ]
        );
    }

    private async Task<bool> WorksInAsync(Guid organisationId, Guid? readerId, CancellationToken cancellationToken) =>
        readerId is { } reader
        && (
            reader == organisationId
            || await db.Memberships.AnyAsync(
                m => m.OrganisationId == organisationId && m.AccountId == reader && m.LeftAt == null,
                cancellationToken
            )
        );

    private Task<List<Member>> PeopleAsync(List<Guid> organisations, CancellationToken cancellationToken) =>
        db
            .Memberships.AsNoTracking()
            .Where(m => organisations.Contains(m.OrganisationId) && m.LeftAt == null)
            .Join(db.Professionals.Where(p => !p.IsHidden), m => m.AccountId, p => p.Id, (m, p) => new { m, p })
            .OrderBy(pair => pair.p.DisplayName)
            .Select(pair => new Member(
                pair.m.OrganisationId,
                pair.m.ServiceIds,
                // All that a card shows; presentations are long.
                new Professional
                {
                    Id = pair.p.Id,
                    ReferenceCode = pair.p.ReferenceCode,
                    Slug = pair.p.Slug,
                    DisplayName = pair.p.DisplayName,
                    Category = pair.p.Category,
                    ProfessionLabel = pair.p.ProfessionLabel,
                    CommuneCode = pair.p.CommuneCode,
                    City = pair.p.City,
                    Department = pair.p.Department,
                    Languages = pair.p.Languages,
                    Presentation = "",
                    PortraitSeed = pair.p.PortraitSeed,
                    PortraitPhotoId = pair.p.PortraitPhotoId,
                }
            ))
            .ToListAsync(cancellationToken);

    private OwnOrganisation Own(Found organisation, List<Member> members, bool takesNeeds)
    {
        members = [.. members.Take(MostPeople)];
        var services = organisation.Services.Select(s => s.Id).ToHashSet();
        return new OwnOrganisation(
            organisation.Page.ReferenceCode,
            [.. organisation.Services.Select(s => new ServiceTeam(s, [.. members.Where(m => m.ServiceIds.Contains(s.Id)).Select(Card)]))],
            [.. members.Where(m => !m.ServiceIds.Any(services.Contains)).Select(Card)],
            takesNeeds
        );
    }

    private Employer Employer(Found organisation, Guid professionalId, List<Member> members)
    {
        var mine = members.Find(m => m.Profile.Id == professionalId)?.ServiceIds ?? [];
        return new Employer(
            organisation.Page,
            organisation.Services.FindAll(s => mine.Contains(s.Id)),
            [
                .. members
                    .Where(m => m.Profile.Id != professionalId && m.Profile.Id != organisation.Page.Id && m.ServiceIds.Any(mine.Contains))
                    .Take(MostPeople)
                    .Select(Card),
            ]
        );
    }

    private ProfessionalCard Card(Member member) => new(member.Profile, presence.GetStatus(member.Profile.Id));

    private sealed record Found(Professional Page, List<OrganisationService> Services);

    private sealed record Member(Guid OrganisationId, IList<Guid> ServiceIds, Professional Profile);
}
