using Visavis.Search.Hiring;

namespace Visavis.Search;

/// <summary>What a person ticked beside the results. Values of one filter are alternatives; all filters must hold. Unknown values match nobody.</summary>
public sealed record SearchFilters
{
    /// <summary>Values of <see cref="ProfessionalDocument.Category"/>; none is any.</summary>
    public IReadOnlyCollection<string> Categories { get; init; } = [];

    /// <summary>ISO 639-1 codes; none is any.</summary>
    public IReadOnlyCollection<string> Languages { get; init; } = [];

    /// <summary>None is any, an unstated price included.</summary>
    public IReadOnlyCollection<PriceRange> Prices { get; init; } = [];

    /// <summary>Only people of <see cref="SearchQuery.Online"/>.</summary>
    public bool OnlineOnly { get; init; }

    /// <summary>Only people with a recommendation.</summary>
    public bool RecommendedOnly { get; init; }

    /// <summary>Only people whose next free slot is so soon; needs <see cref="SearchQuery.Slots"/>.</summary>
    public NextAvailability? Available { get; init; }

    /// <summary>Only organisations that say they recruit.</summary>
    public bool RecruitingOnly { get; init; }

    /// <summary>Values of <see cref="ProfessionalDocument.Recruits"/>; none is any.</summary>
    public IReadOnlyCollection<string> SoughtTrades { get; init; } = [];

    /// <summary>Of job seekers; none is any, an unstated one included.</summary>
    public IReadOnlyCollection<ExperienceRange> Experience { get; init; } = [];

    /// <summary>Only job seekers who would go so far at least.</summary>
    public MobilityReach? Mobility { get; init; }

    /// <summary>Only job seekers who could begin so soon; needs <see cref="SearchQuery.Slots"/>.</summary>
    public JobStart? Start { get; init; }
}
