using Microsoft.EntityFrameworkCore;
using Visavis.Search.Places;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>Gives the first organisations of a demo directory their services, sites and people; what is there already stays.</summary>
internal sealed class DemoTeamRows(VisavisDbContext db)
{
    /// <summary>Enough to look at, and nothing to wait for.</summary>
    private const int First = 300;

    public async Task AddAsync(int seed, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, First).Select(index => DemoRandom.Id(seed, index)).ToList();
        var people = await db
            .Professionals.AsNoTracking()
            .Where(p => ids.Contains(p.Id) && p.Category >= AccountCategory.Company)
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        var known = await db
            .Memberships.AsNoTracking()
            .Where(m => ids.Contains(m.AccountId))
            .Select(m => m.AccountId)
            .ToHashSetAsync(cancellationToken);
        var byName = new Dictionary<string, List<Guid>>();
        for (var index = 0; index < First; index++)
        {
            if (!people.TryGetValue(ids[index], out var person))
            {
                continue;
            }

            if (DemoTeams.At(index) is { } place)
            {
                if (!known.Contains(person.Id) && byName.TryGetValue(place.Team.Organisation, out var services))
                {
                    db.Add(NewMember(DemoRandom.Id(seed, FrontIndex(place.Team)), person, place.Person, services));
                }
            }
            else if (index < DemoFront.Professionals.Count && TeamOf(person) is { } team)
            {
                byName[team.Organisation] = known.Contains(person.Id)
                    ? await ServicesAsync(person.Id, cancellationToken)
                    : Add(person, team.Services, team.Sites);
            }
            else if (!known.Contains(person.Id) && (DemoCarers.At(index) is not { } carer || carer == DemoCarers.Provider))
            {
                AddAny(person, DemoRandom.For(seed, index));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static DemoTeams.Team? TeamOf(Professional person) => DemoTeams.All.FirstOrDefault(t => t.Organisation == person.DisplayName);

    private static int FrontIndex(DemoTeams.Team team) =>
        DemoFront.Professionals.Select((person, index) => (person, index)).First(p => p.person.Name == team.Organisation).index;

    private Task<List<Guid>> ServicesAsync(Guid organisationId, CancellationToken cancellationToken) =>
        db
            .OrganisationServices.Where(s => s.OrganisationId == organisationId)
            .OrderBy(s => s.Position)
            .Select(s => s.Id)
            .ToListAsync(cancellationToken);

    private void AddAny(Professional person, Random random)
    {
        var services = OrganisationWords.StandardServices.Where(_ => random.Chance(0.5)).Select(kind => new ServiceDetails(kind)).ToList();
        var street = random.Pick(["rue de la République", "avenue Jean-Jaurès", "place du Marché", "rue des Écoles", "rue Victor-Hugo"]);
        Add(person, services, [(person.Category == AccountCategory.Company ? "Siège" : "Accueil", $"{random.Next(1, 80)} {street}")]);
    }

    private List<Guid> Add(
        Professional person,
        IReadOnlyList<ServiceDetails> services,
        IReadOnlyList<(string Name, string AddressLine)> sites
    )
    {
        var organisation = NewOrganisation.Create(person.Id, services, person.CreatedAt);
        db.Add(organisation);
        for (var position = 0; position < sites.Count; position++)
        {
            db.Add(
                new Place
                {
                    Id = Guid.NewGuid(),
                    OwnerId = person.Id,
                    Position = position,
                    Name = sites[position].Name,
                    AddressLine = sites[position].AddressLine,
                    PostalCode = Gazetteer.France.Find(person.CommuneCode)?.Postcodes is [var only] ? only : null,
                    CommuneCode = person.CommuneCode,
                    City = Gazetteer.France.Find(person.CommuneCode)?.Name ?? person.City,
                }
            );
        }

        return [.. organisation.Services.Select(s => s.Id)];
    }

    private static Membership NewMember(Guid organisationId, Professional person, DemoTeams.Employee employee, List<Guid> services) =>
        new()
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            AccountId = person.Id,
            Role = employee.Role,
            ServiceIds = [.. employee.Services.Where(place => place < services.Count).Select(place => services[place])],
            JoinedAt = person.CreatedAt,
        };
}
