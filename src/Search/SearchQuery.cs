namespace Visavis.Search;

/// <summary>What a person typed in the two boxes, what they ticked, and which page they look at. Any text and any number is allowed: adapters clamp them.</summary>
public sealed record SearchQuery
{
    public const int MaxPageSize = 50;

    /// <summary>Pages end here, whatever the number of matches: nobody reads on, and ranking stays cheap.</summary>
    public const int MaxReachable = 1000;

    /// <summary>Profession, need, name, words, reference code, with a place or not; null or blank lists everybody.</summary>
    public string? What { get; init; }

    /// <summary>Commune, postcode or department; null or blank is everywhere, unless <see cref="What"/> ends with a place.</summary>
    public string? Where { get; init; }

    /// <summary>Where the person is, when they chose to say so; goes before <see cref="Where"/>.</summary>
    public GeoPoint? Near { get; init; }

    /// <summary>Kilometres around the place; a department is searched as a whole and ignores it.</summary>
    public double RadiusKm { get; init; } = 30;

    public SearchFilters Filters { get; init; } = new();

    public SearchSort Sort { get; init; }

    /// <summary>
    /// Ids of the people online at this moment. Presence changes by the second, so it is told with the query and is no part of the index. Give the same collection while the same
    /// people are online, and none that changes: what an engine makes of it is remembered.
    /// </summary>
    public IReadOnlyCollection<string> Online { get; init; } = [];

    /// <summary>What "today" and "this week" mean; null when nothing about slots is asked.</summary>
    public SlotWindow? Slots { get; init; }

    /// <summary>Whether <see cref="SearchPage.Facets"/> are wanted.</summary>
    public bool WithFacets { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 20;
}
