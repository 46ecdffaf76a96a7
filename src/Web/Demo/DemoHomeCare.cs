using Microsoft.EntityFrameworkCore;
using Visavis.Web.Agreements;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>
/// A home-care provider: an association with a planner and carers; as clients the two demo visitors, one agreed and one late, and somebody
/// who is told by telephone.
/// </summary>
internal sealed class DemoHomeCare(VisavisDbContext db, TimeProvider time)
{
    public async Task AddAsync(int seed, CancellationToken cancellationToken)
    {
        var (provider, carers) = (DemoCarers.ProviderId(seed), DemoCarers.PeopleIds(seed));
        var visitors = new[] { DemoRandom.Id(seed, -1), DemoRandom.Id(seed, -2) };
        var names = DemoCarers.People.Select(one => one.Name).ToList();
        var found = await db.Professionals.SingleOrDefaultAsync(
            p => p.Id == provider && p.DisplayName == DemoCarers.Provider.Name && db.Organisations.Any(o => o.Id == p.Id),
            cancellationToken
        );
        if (
            found is null
            || await db.Professionals.CountAsync(p => carers.Contains(p.Id) && names.Contains(p.DisplayName), cancellationToken)
                < carers.Count
            || await db.Users.CountAsync(a => visitors.Contains(a.Id), cancellationToken) < visitors.Length
            || await db.Set<ClientCase>().AnyAsync(c => c.OrganisationId == provider, cancellationToken)
        )
        {
            return;
        }

        var now = time.GetUtcNow();
        db.AddRange(carers.Select((id, place) => Member(provider, id, place == 0 ? MemberRole.Planner : MemberRole.Member, now)));
        await AddVisitsAsync(carers[0], cancellationToken);
        new DemoHomeVisits(db, time).Add(found, carers[0], carers[1]);
        var files = visitors.Select((id, place) => File(provider, id, place, carers[0], now)).ToList();
        db.AddRange(files);
        db.Add(Agreed(provider, visitors[0], carers, now));
        db.Add(
            new ClientCase
            {
                Id = Guid.NewGuid(),
                OrganisationId = provider,
                ClientId = visitors[1],
                Needs = "Retour d’hôpital de ma mère : aide au lever et aux repas, le matin, dès que possible.",
                IsUrgent = true,
                WantsHomeVisit = true,
                CreatedAt = now.AddDays(-4),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    private static ClientCase Agreed(Guid provider, Guid client, IReadOnlyList<Guid> carers, DateTimeOffset now)
    {
        const string Text = """
            Prestations, jours et horaires : aide au ménage et aux courses, le mardi et le vendredi de 9 h à 11 h.

            Prix : 26 € de l’heure.

            Remplacement en cas d’absence : une personne informée de vos besoins vous est proposée ; vous acceptez ou reportez.

            Fin de l’entente : à tout moment, avec un préavis de huit jours.
            """;
        var startsOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(3);
        var noHire = startsOn.AddMonths(6);
        Guid[] chosen = [carers[1], carers[2]];
        return new ClientCase
        {
            Id = Guid.NewGuid(),
            OrganisationId = provider,
            ClientId = client,
            Needs = "Deux passages par semaine pour le ménage et les courses.",
            CreatedAt = now.AddDays(-5),
            Versions =
            {
                new AgreementVersion
                {
                    Id = Guid.NewGuid(),
                    Number = 1,
                    Text = Text,
                    TextHash = CaseRules.Hash(1, Text, chosen, startsOn, noHire),
                    ProfessionalIds = [.. chosen],
                    StartsOn = startsOn,
                    NoHireUntil = noHire,
                    CreatedById = carers[0],
                    CreatedAt = now.AddDays(-3),
                    OrganisationAcceptedAt = now.AddDays(-3),
                    OrganisationAcceptedById = carers[0],
                    ClientAcceptedAt = now.AddDays(-2),
                },
            },
        };
    }

    private static Membership Member(Guid provider, Guid person, MemberRole role, DateTimeOffset now) =>
        new()
        {
            Id = Guid.NewGuid(),
            OrganisationId = provider,
            AccountId = person,
            Role = role,
            JoinedAt = now,
        };

    private static ClientFile File(Guid provider, Guid client, int place, Guid planner, DateTimeOffset now) =>
        new()
        {
            Id = Guid.NewGuid(),
            OrganisationId = provider,
            Reference = ClientReference.New(),
            FirstName = DemoFront.Visitors[place].Name.Split(' ')[0],
            LastName = DemoFront.Visitors[place].Name.Split(' ')[1],
            AccountId = client,
            CreatedAt = now,
            UpdatedAt = now,
            Contacts = { new ClientContact { AccountId = planner } },
        };

    /// <summary>The free visit can be booked with the planner.</summary>
    private async Task AddVisitsAsync(Guid planner, CancellationToken cancellationToken)
    {
        db.Add(
            new ServiceOffer
            {
                Id = Guid.NewGuid(),
                ProfessionalId = planner,
                Position = 50,
                Name = "Visite gratuite",
                PriceCents = 0,
                DurationMinutes = 30,
                IsBookable = true,
            }
        );
        if (!await db.WorkingHours.AnyAsync(h => h.ProfessionalId == planner, cancellationToken))
        {
            db.AddRange(
                Enumerable
                    .Range(1, 5)
                    .Select(day => new WorkingHours
                    {
                        ProfessionalId = planner,
                        Weekday = day,
                        StartMinute = 9 * 60,
                        EndMinute = 17 * 60,
                    })
            );
        }
    }
}
