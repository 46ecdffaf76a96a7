using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>Fills the directory with made-up people, marked as such; running it again only tops up.</summary>
public sealed class DemoDirectory(IDbContextFactory<VisavisDbContext> contexts, IServiceScopeFactory scopes, TimeProvider clock)
{
    public const int DefaultSeed = 1;
    public const int MaxProfessionals = 1_000_000;
    private const int BatchSize = 250;
    private const int OldestDays = 700;
    private const string MailDomain = "demo.visavis.example";

    /// <summary>Brings the directory to <paramref name="count"/> demo professionals, and the two demo visitors.</summary>
    /// <returns>How many professionals were added.</returns>
    public async Task<int> SeedAsync(
        int count,
        int seed = DefaultSeed,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxProfessionals);
        HashSet<Guid> known;
        HashSet<string> codes;
        int missing;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            known = await db.Users.Where(account => account.IsDemo).Select(account => account.Id).ToHashSetAsync(cancellationToken);
            codes = await db.Professionals.Select(professional => professional.ReferenceCode).ToHashSetAsync(cancellationToken);
            missing = count - await db.Professionals.CountAsync(professional => professional.Account!.IsDemo, cancellationToken);
        }

        await SaveAsync(NewVisitors(seed, known), cancellationToken);
        var (people, profiles) = (new DemoPeople(), new DemoProfiles());
        var batch = new List<object>();
        var added = 0;
        for (var index = 0; added < missing; index++)
        {
            if (known.Contains(DemoRandom.Id(seed, index)))
            {
                continue;
            }

            var person = people.Create(seed, index);
            batch.AddRange(Rows(person, seed, index, codes));
            batch.AddRange(profiles.Rows(person, seed, index, clock.GetUtcNow()));
            added++;
            if (added % BatchSize == 0 || added == missing)
            {
                await SaveAsync(batch, cancellationToken);
                batch.Clear();
                progress?.Report(added);
            }
        }

        if (added > 0)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await new DemoTeamRows(db).AddAsync(seed, cancellationToken);
            await new DemoReplacements(db, clock).AddAsync(seed, cancellationToken);
            await new DemoBookings(db, clock).AddAsync(seed, cancellationToken);
            await new DemoHomeCare(db, clock).AddAsync(seed, cancellationToken);
            await new DemoInvoices(scopes, clock).AddAsync(seed, cancellationToken);
        }

        return added;
    }

    private async Task SaveAsync(IReadOnlyCollection<object> rows, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
    }

    private List<Account> NewVisitors(int seed, HashSet<Guid> known)
    {
        // Visitors stand on negative numbers, before the professionals. One pair is enough, whatever the seeds used.
        if (known.Count > 0)
        {
            return [];
        }

        return
        [
            .. DemoFront.Visitors.Select(
                (visitor, place) =>
                    NewAccount(
                        DemoRandom.Id(seed, -1 - place),
                        visitor.Name,
                        AccountCategory.Visitor,
                        visitor.CommuneCode,
                        $"visitor{place + 1}",
                        FrontCreatedAt(DemoFront.Professionals.Count + place)
                    )
            ),
        ];
    }

    /// <summary>Older than everybody else's, so that the order of creation is the order of the front list.</summary>
    private DateTimeOffset FrontCreatedAt(int place) => clock.GetUtcNow().AddDays(-OldestDays).AddMinutes(place);

    private IEnumerable<object> Rows(DemoPerson person, int seed, int index, HashSet<string> codes)
    {
        var createdAt =
            index < DemoFront.Professionals.Count
                ? FrontCreatedAt(index)
                : clock.GetUtcNow().AddMinutes(-person.Random.Next(1, 60 * 24 * (OldestDays - 1)));
        if ((DemoTeams.At(index) is not null || DemoCarers.At(index) is not null) && DemoFront.OfTeams.Contains(person.Name))
        {
            // Right behind the visitors, and so in the list that the sign-in page shows.
            createdAt = FrontCreatedAt(DemoFront.Professionals.Count + DemoFront.Visitors.Count + index);
        }

        yield return NewAccount(person.Id, person.Name, person.Category, person.Commune.Code, $"{index + 1}", createdAt);
        yield return new Professional
        {
            Id = person.Id,
            ReferenceCode = NewCode(person.Random, codes),
            Slug = ProfileSlug.Of(person.Name, person.Profession, person.Commune.Name),
            DisplayName = person.Name,
            Category = person.Category,
            ProfessionCode = person.Job.Code,
            ProfessionLabel = person.Profession,
            CommuneCode = person.Commune.Code,
            City = person.Commune.Name,
            Department = person.Commune.Department,
            Latitude = person.Commune.Latitude,
            Longitude = person.Commune.Longitude,
            Languages = person.Languages,
            Presentation = person.Presentation,
            PriceCents = person.PriceCents,
            PortraitSeed = person.PortraitSeed,
            OtherProfessions = DemoProfiles.OtherProfessions(person, seed, index),
            CreatedAt = createdAt,
            UpdatedAt = createdAt,
        };
    }

    internal static Account NewAccount(
        Guid id,
        string name,
        AccountCategory category,
        string communeCode,
        string mailbox,
        DateTimeOffset createdAt,
        bool isAdministrator = false
    )
    {
        var address = $"{mailbox}.{id.ToString("N")[..8]}@{MailDomain}";
        return new Account
        {
            Id = id,
            DisplayName = name,
            Category = category,
            CommuneCode = communeCode,
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = createdAt,
            TermsAcceptedAt = createdAt,
            AdultConfirmedAt = createdAt,
            IsDemo = true,
            IsAdministrator = isAdministrator,
        };
    }

    private static string NewCode(Random random, HashSet<string> codes)
    {
        const int TriesPerLength = 8;
        for (var attempt = 0; ; attempt++)
        {
            var code = ReferenceCode.Create(random, ReferenceCode.ShortestLength + (attempt / TriesPerLength));
            if (codes.Add(code))
            {
                return code;
            }
        }
    }
}
