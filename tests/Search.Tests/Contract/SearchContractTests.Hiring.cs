using Visavis.Search.Hiring;

namespace Visavis.Search.Tests.Contract;

public abstract partial class SearchContractTests
{
    private static readonly string[][] SomeSought =
    [
        [],
        ["Plombier"],
        ["Plombier", "Électricien « HT »"],
        ["Vendeuse"],
    ];

    [Fact]
    public async Task Filters_of_recruiters_and_job_seekers_count_what_each_would_leave()
    {
        var today = Window.Today;
        var people = Enumerable
            .Range(0, 90)
            .Select(number =>
                SomeDocuments.Person($"P{number}", "Notaire") with
                {
                    Recruits = number % 5 == 1 ? SomeSought[number / 5 % 4] : null,
                    JobWish =
                        number % 5 < 3 && number % 5 != 1
                            ? new JobWish(
                                (number % 4) switch
                                {
                                    0 => null,
                                    1 => 1,
                                    2 => 4,
                                    _ => 30,
                                },
                                (number % 7) switch
                                {
                                    0 => null,
                                    1 => 10,
                                    2 => 30,
                                    3 => 100,
                                    _ => 1000,
                                },
                                (number % 3) switch
                                {
                                    0 => null,
                                    1 => today.AddDays(number - 20),
                                    _ => today.AddMonths(2),
                                }
                            )
                            : null,
                }
            )
            .ToArray();
        await FillAsync(people);

        for (var combination = 0; combination < 32; combination++)
        {
            bool Has(int bit) => (combination >> bit & 1) == 1;
            var query = new SearchQuery
            {
                What = "notaire",
                Slots = Window,
                WithFacets = true,
                Filters = new SearchFilters
                {
                    RecruitingOnly = Has(0),
                    SoughtTrades = Has(1) ? ["Électricien « HT »", "Vendeuse"] : [],
                    Experience = Has(2) ? [ExperienceRange.UnderTwo, ExperienceRange.TenAndMore] : [],
                    Mobility = Has(3) ? MobilityReach.Km100 : null,
                    Start = Has(4) ? JobStart.WithinMonth : null,
                },
            };

            var page = await Index.SearchAsync(query, Cancellation);

            Assert.Equal(HiringByHand(people, query), Hiring(page));
        }
    }

    [Fact]
    public async Task Who_stops_looking_for_a_job_is_no_job_seeker_any_more()
    {
        var seeker = SomeDocuments.Person("Ana", "Notaire") with { JobWish = new JobWish(3, null, null) };
        await FillAsync(seeker);
        await Indexer.ApplyAsync(
            new SearchChanges
            {
                Upserts = [seeker with { JobWish = null }],
                Deletes = [],
                Checkpoint = "2",
            },
            Cancellation
        );

        var page = await Index.SearchAsync(
            new SearchQuery
            {
                Slots = Window,
                Filters = new SearchFilters { Start = JobStart.AtOnce },
            },
            Cancellation
        );

        Assert.Equal(0, page.Total);
    }

    private static string Hiring(SearchPage page)
    {
        var facets = page.Facets!;
        return Written(
            page.Total,
            facets.Recruiting,
            SomeSought[2].Append("Vendeuse").Select(trade => facets.SoughtTrades.GetValueOrDefault(trade)),
            Enum.GetValues<ExperienceRange>().Select(range => facets.Experience.GetValueOrDefault(range)),
            Enum.GetValues<MobilityReach>().Select(reach => facets.Mobility.GetValueOrDefault(reach)),
            Enum.GetValues<JobStart>().Select(start => facets.Starts.GetValueOrDefault(start))
        );
    }

    private static string HiringByHand(ProfessionalDocument[] people, SearchQuery query)
    {
        var filters = query.Filters;
        bool Goes(ProfessionalDocument p, MobilityReach reach) => p.JobWish?.MobilityKm >= HiringRanges.KmOf(reach);
        bool Starts(ProfessionalDocument p, JobStart start) =>
            p.JobWish is { } wish && (wish.AvailableFrom is null || wish.AvailableFrom <= Window.LastDayOf(start));
        var parts = new Dictionary<string, Func<ProfessionalDocument, bool>>(StringComparer.Ordinal)
        {
            ["recruits"] = p => !filters.RecruitingOnly || p.Recruits is not null,
            ["sought"] = p => filters.SoughtTrades.Count == 0 || p.Recruits?.Any(filters.SoughtTrades.Contains) == true,
            ["experience"] = p =>
                filters.Experience.Count == 0
                || (HiringRanges.Of(p.JobWish?.ExperienceYears) is { } range && filters.Experience.Contains(range)),
            ["mobility"] = p => filters.Mobility is not { } reach || Goes(p, reach),
            ["start"] = p => filters.Start is not { } start || Starts(p, start),
        };
        int Count(string own, Func<ProfessionalDocument, bool> has) =>
            people.Count(p => parts.All(part => part.Key == own || part.Value(p)) && has(p));
        return Written(
            Count("", _ => true),
            Count("recruits", p => p.Recruits is not null),
            SomeSought[2].Append("Vendeuse").Select(trade => Count("sought", p => p.Recruits?.Contains(trade) == true)),
            Enum.GetValues<ExperienceRange>()
                .Select(range => Count("experience", p => HiringRanges.Of(p.JobWish?.ExperienceYears) == range)),
            Enum.GetValues<MobilityReach>().Select(reach => Count("mobility", p => Goes(p, reach))),
            Enum.GetValues<JobStart>().Select(start => Count("start", p => Starts(p, start)))
        );
    }
}
