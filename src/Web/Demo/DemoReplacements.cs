using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Demo;

/// <summary>The childcare service of the demo town hall: three centres, its people as substitutes, and a month of replacements.</summary>
internal sealed class DemoReplacements(VisavisDbContext db, TimeProvider time)
{
    private const string TownHall = "Mairie de Rennes";
    private const int Weeks = 4;
    private static readonly string[] Centres = ["Crèche des Lilas", "Crèche du Canal", "Halte-garderie Villejean"];

    public async Task AddAsync(int seed, CancellationToken cancellationToken)
    {
        var town = await db
            .Professionals.Where(p => p.DisplayName == TownHall && p.Account!.IsDemo)
            .Select(p => p.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var people = await db
            .Memberships.Where(m => m.OrganisationId == town && m.LeftAt == null && m.AccountId != town)
            .OrderBy(m => m.AccountId)
            .Select(m => new { m.AccountId, m.Role })
            .ToListAsync(cancellationToken);
        if (people.Count < 2 || await db.Set<SendingService>().AnyAsync(s => s.OrganisationId == town, cancellationToken))
        {
            return;
        }

        var now = time.GetUtcNow();
        var service = new SendingService
        {
            OrganisationId = town,
            CreatedAt = now,
            LateRule = "La première journée reste due.",
            NoHireMonths = 6,
        };
        var entries = SendingSetup.Childcare.Select((entry, place) => SendingSetup.NewEntry(town, entry.Kind, entry.Name, place)).ToList();
        var functions = entries.Where(e => e.Kind == ListKind.Function).Select(e => e.Id).ToList();
        var ages = entries.Where(e => e.Kind == ListKind.AgeGroup).Select(e => e.Id).ToList();
        var substitutes = people
            .Select(
                (person, place) =>
                    new Substitute
                    {
                        Id = Guid.NewGuid(),
                        OrganisationId = town,
                        AccountId = person.AccountId,
                        FunctionIds = [.. functions.Take(place % 2 + 1)],
                        AgeGroupIds = [.. ages],
                        QualificationProof = place % 2 == 0 ? "Diplôme d’État vu le 3 septembre 2026" : null,
                        AddedAt = now,
                    }
            )
            .ToList();
        var planner = people.FirstOrDefault(p => p.Role != MemberRole.Member)?.AccountId ?? town;
        db.Add(service);
        if (!await db.Set<PublicContact>().AnyAsync(c => c.OwnerId == town, cancellationToken))
        {
            // A number that is given to nobody.
            db.Add(
                new PublicContact
                {
                    OwnerId = town,
                    Telephone = "+33261910010",
                    Email = "remplacements@mairie.demo.visavis.example",
                }
            );
        }

        db.AddRange(entries);
        db.AddRange(substitutes);
        for (var place = 0; place < Centres.Length; place++)
        {
            AddCentre(
                place,
                town,
                planner,
                place == 0 ? DemoRandom.Id(seed, -1) : null,
                functions[0],
                ages[place % ages.Count],
                substitutes
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <param name="account">The first demo visitor has taken the first centre's file over.</param>
    private void AddCentre(int place, Guid town, Guid planner, Guid? account, Guid function, Guid age, List<Substitute> substitutes)
    {
        var now = time.GetUtcNow();
        var file = new ClientFile
        {
            Id = Guid.NewGuid(),
            OrganisationId = town,
            Reference = ClientReference.New(),
            LastName = Centres[place],
            AddressLine = $"{4 + place} rue de la Poterie",
            PostalCode = "35200",
            City = "Rennes",
            Country = "FR",
            Channel = account is null ? ClientChannel.Letter : ClientChannel.Email,
            AccountId = account,
            CreatedAt = now,
            UpdatedAt = now,
            Contacts = { new ClientContact { AccountId = planner } },
        };
        var site = new ClientSite
        {
            Id = Guid.NewGuid(),
            FileId = file.Id,
            Name = Centres[place],
            AddressLine = file.AddressLine,
            PostalCode = file.PostalCode,
            City = file.City,
            Access = "Sonnez au portail vert.",
        };
        db.AddRange(file, site);
        var zone = MissionTimes.Zone("Europe/Paris");
        var monday = MissionTimes.Today(now, zone);
        monday = monday.AddDays(-(((int)monday.DayOfWeek + 6) % 7));
        for (var week = -Weeks + 1; week <= 1; week++)
        {
            // Each centre has its own days, so that nobody is in two places.
            var first = monday.AddDays((week * 7) + place);
            AddRequest(town, planner, file, site, function, age, substitutes[(week + Weeks + place) % substitutes.Count], first, zone);
        }
    }

    private void AddRequest(
        Guid town,
        Guid planner,
        ClientFile file,
        ClientSite site,
        Guid function,
        Guid age,
        Substitute substitute,
        DateOnly date,
        NodaTime.DateTimeZone zone
    )
    {
        var now = time.GetUtcNow();
        var block = new Block(date, 8 * 60, 16 * 60, 30);
        var (start, end) = MissionTimes.Of(block, zone);
        var isFilled = start < now.AddDays(3);
        var request = new ReplacementRequest
        {
            Id = Guid.NewGuid(),
            OrganisationId = town,
            FileId = file.Id,
            SiteId = site.Id,
            FunctionId = function,
            AgeGroupId = age,
            State =
                end < now ? ReplacementState.Done
                : isFilled ? ReplacementState.Filled
                : ReplacementState.Draft,
            CreatedById = file.AccountId ?? planner,
            CreatedAt = start.AddDays(-10),
            SubmittedAt = isFilled ? start.AddDays(-10) : null,
            NoHireMonths = isFilled ? 6 : null,
            LateHours = isFilled ? 48 : null,
            Version = Guid.NewGuid(),
        };
        var day = new ReplacementDay
        {
            Id = Guid.NewGuid(),
            RequestId = request.Id,
            Date = date,
            StartMinute = block.StartMinute,
            EndMinute = block.EndMinute,
            BreakMinutes = block.BreakMinutes,
            StartsAt = start,
            EndsAt = end,
            SubstituteId = isFilled ? substitute.Id : null,
            FilledAt = isFilled ? start.AddDays(-9) : null,
        };
        request.Days.Add(day);
        db.Add(request);
        if (end < now)
        {
            AddSheet(request, day, substitute, isApproved: end < now.AddDays(-7), zone);
        }
    }

    private void AddSheet(
        ReplacementRequest request,
        ReplacementDay day,
        Substitute substitute,
        bool isApproved,
        NodaTime.DateTimeZone zone
    )
    {
        var line = new TimeSheetLine
        {
            Id = Guid.NewGuid(),
            DayId = day.Id,
            Date = day.Date,
            StartMinute = day.StartMinute,
            EndMinute = day.EndMinute,
            BreakMinutes = day.BreakMinutes,
            WorkedMinutes = MissionTimes.WorkMinutes(new Block(day.Date, day.StartMinute, day.EndMinute, day.BreakMinutes), zone),
            HadMeal = true,
            ApprovedAt = isApproved ? day.EndsAt.AddDays(2) : null,
            ApprovedById = isApproved ? request.CreatedById : null,
        };
        db.Add(
            new TimeSheet
            {
                Id = Guid.NewGuid(),
                RequestId = request.Id,
                SubstituteId = substitute.Id,
                SubmittedAt = day.EndsAt.AddHours(2),
                Lines = { line },
            }
        );
    }
}
