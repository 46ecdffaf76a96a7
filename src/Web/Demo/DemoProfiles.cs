using Visavis.Search.Professions;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>Makes up what hangs on a demo person's profile: services, hours, other professions, a job search. Always the same for a seed and a number.</summary>
internal sealed class DemoProfiles
{
    /// <summary>People after these get one service and no hours, so that a hundred thousand are made in about a minute.</summary>
    private const int FullProfiles = 2000;

    /// <summary>People after these share no calendar, so that few are read again every ten minutes.</summary>
    private const int WithCalendars = 60;

    private const int FirstWithCallPrice = 20;
    private const int ServicesOfFullProfile = 3;

    /// <summary>Few, so that several organisations seek the same trade.</summary>
    private const int TradesPickedFrom = 8;
    private const int SeedOffset = 0x5E21;

    /// <summary>Hours of Monday to Friday, then of Saturday.</summary>
    private static readonly ((int Start, int End)[] Weekdays, (int Start, int End)[] Saturday)[] Weeks =
    [
        ([(9 * 60, 12 * 60), (14 * 60, 18 * 60)], []),
        ([(8 * 60, 12 * 60), (13 * 60 + 30, 17 * 60 + 30)], [(9 * 60, 12 * 60)]),
        ([(9 * 60, 17 * 60)], []),
        ([(10 * 60, 13 * 60), (15 * 60, 20 * 60)], [(10 * 60, 18 * 60)]),
        ([(7 * 60 + 30, 12 * 60), (13 * 60, 16 * 60)], []),
    ];

    private static readonly int?[] Durations = [30, 45, 60, 60, 90, 120, null];

    private readonly PresentationWriter presentations = new();

    public IEnumerable<object> Rows(DemoPerson person, int seed, int index, DateTimeOffset now)
    {
        var random = DemoRandom.For(seed ^ SeedOffset, index);
        if (person.Category == AccountCategory.JobSeeker)
        {
            yield return new JobSearch
            {
                ProfessionalId = person.Id,
                ExperienceYears = random.Next(0, 21),
                MobilityKm = random.Pick([20, 30, 50, 100, JobSearch.Anywhere]),
                AvailableFrom = random.Chance(0.6) ? null : DateOnly.FromDateTime(now.UtcDateTime).AddDays(random.Next(7, 120)),
            };
        }
        else
        {
            foreach (var offer in Offers(random, person, index < FullProfiles ? ServicesOfFullProfile : 1))
            {
                yield return offer;
            }
        }

        if (index >= FirstWithCallPrice && CallPrice(DemoRandom.For(seed ^ SeedOffset ^ 4, index), person) is { } tariff)
        {
            yield return tariff;
        }

        if (Recruitment(DemoRandom.For(seed ^ SeedOffset ^ 3, index), person, now) is { } recruitment)
        {
            yield return recruitment;
        }

        if (index < FullProfiles)
        {
            foreach (var row in Hours(random, person.Id))
            {
                yield return row;
            }
        }

        if (index < WithCalendars)
        {
            foreach (var row in Agenda(DemoRandom.For(seed ^ SeedOffset ^ 2, index), person.Id, now))
            {
                yield return row;
            }
        }
    }

    /// <summary>Now and then another title of the same family of trades, in the same gender.</summary>
    public static IList<string> OtherProfessions(DemoPerson person, int seed, int index)
    {
        var random = DemoRandom.For(seed ^ SeedOffset ^ 1, index);
        if (index >= FullProfiles || person.Category is not (AccountCategory.Freelance or AccountCategory.JobSeeker) || !random.Chance(0.4))
        {
            return [];
        }

        var isFeminine = person.Profession == person.Job.Feminine && person.Job.Feminine != person.Job.Masculine;
        var family = ProfessionCatalog.Rome.SameFamily(person.Job).Where(job => job != person.Job && job.Masculine.Length < 40).ToList();
        return family.Count == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(0, 2)
                    .Select(_ => random.Pick(family))
                    .Distinct()
                    .Select(job => isFeminine ? job.Feminine : job.Masculine),
            ];
    }

    /// <summary>Some of those who work alone ask something for a live call; those one meets first call for free.</summary>
    private static CallTariff? CallPrice(Random random, DemoPerson person) =>
        person.Category != AccountCategory.Freelance || !random.Chance(0.2) ? null
        : random.Chance(0.5)
            ? new CallTariff
            {
                ProfessionalId = person.Id,
                Cents = random.Pick([100, 150, 200]),
                Unit = CallUnit.Minute,
                CapCents = random.Pick([3000, 4500]),
            }
        : new CallTariff
        {
            ProfessionalId = person.Id,
            Cents = random.Pick([1500, 2000, 2500]),
            Unit = CallUnit.QuarterHour,
            CapCents = 6000,
        };

    /// <summary>Some organisations recruit, in the trades of their own family.</summary>
    private static Recruitment? Recruitment(Random random, DemoPerson person, DateTimeOffset now)
    {
        if (person.Category is AccountCategory.Freelance or AccountCategory.JobSeeker || !random.Chance(0.3))
        {
            return null;
        }

        var trades = ProfessionCatalog.Rome.SameFamily(person.Job).Where(job => job.Masculine.Length < 40).Take(TradesPickedFrom).ToList();
        List<JobTitle> sought =
            trades.Count == 0 ? [person.Job] : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Pick(trades)).Distinct()];
        return new Recruitment
        {
            ProfessionalId = person.Id,
            Trades = [.. sought.Select(job => job.Masculine)],
            TradeCodes = [.. sought.Select(job => job.Code)],
            Since = now.AddDays(-random.Next(2, 60)),
        };
    }

    private IEnumerable<ServiceOffer> Offers(Random random, DemoPerson person, int count)
    {
        var names = presentations.ServicesOf(person.Category, person.Job).ToArray();
        random.Shuffle(names);
        var isFree = person.Category is AccountCategory.Administration or AccountCategory.Association;
        return names
            .Take(count)
            .Select(
                (name, position) =>
                {
                    var isPriced = !isFree && random.Chance(0.75);
                    var offer = new ServiceOffer
                    {
                        Id = OfferId(person.Id, position),
                        ProfessionalId = person.Id,
                        Position = position,
                        Name = name,
                        PriceCents =
                            isFree ? 0
                            : isPriced ? random.Next(5, 31) * 500
                            : null,
                        PriceUnit = isPriced && random.Chance(0.35) ? PriceUnit.Hour : PriceUnit.Fixed,
                        DurationMinutes = random.Pick(Durations),
                        IsBookable = true,
                        ConfirmsAtOnce = position == 0,
                        LateFeePercent = isPriced ? 50 : 0,
                    };
                    offer.IsBookable = offer.DurationMinutes is not null;
                    return offer;
                }
            );
    }

    /// <summary>A shared calendar, and a few days off some weeks from now.</summary>
    private static IEnumerable<object> Agenda(Random random, Guid id, DateTimeOffset now)
    {
        yield return new LinkedCalendar
        {
            Id = Guid.NewGuid(),
            ProfessionalId = id,
            CalendarId = DemoFreeBusy.CalendarOf(id),
            AddedAt = now,
            NextReadAt = now,
        };
        var first = DateOnly.FromDateTime(now.UtcDateTime).AddDays(random.Next(8, 40));
        yield return new DateOverrideRow
        {
            Id = Guid.NewGuid(),
            ProfessionalId = id,
            First = first,
            Last = first.AddDays(random.Next(0, 4)),
        };
    }

    private static IEnumerable<WorkingHours> Hours(Random random, Guid id)
    {
        var (weekdays, saturday) = random.Pick(Weeks);
        return Enumerable
            .Range(1, 6)
            .SelectMany(
                weekday => weekday == 6 ? saturday : weekdays,
                (weekday, hours) =>
                    new WorkingHours
                    {
                        ProfessionalId = id,
                        Weekday = weekday,
                        StartMinute = hours.Start,
                        EndMinute = hours.End,
                    }
            );
    }

    /// <summary>As unlike others as the person's own id.</summary>
    private static Guid OfferId(Guid person, int position)
    {
        Span<byte> bytes = stackalloc byte[16];
        person.TryWriteBytes(bytes);
        bytes[15] ^= (byte)(position + 1);
        return new Guid(bytes);
    }
}
