using Visavis.Search.Places;

namespace Visavis.Search.Suggestions;

/// <summary>What a person may mean while they type, in groups, each best first.</summary>
public sealed record SuggestionList
{
    public static SuggestionList Nothing { get; } = new();

    /// <summary>Of words that end with "en ligne" or the like, what is before; both meanings are then worth a line. Null without them.</summary>
    public string? OnlineWhat { get; init; }

    public IReadOnlyList<ProfessionSuggestion> Professions { get; init; } = [];

    public IReadOnlyList<NeedSuggestion> Needs { get; init; } = [];

    public IReadOnlyList<NameSuggestion> Names { get; init; } = [];

    public IReadOnlyList<PlaceSuggestion> Cities { get; init; } = [];

    /// <summary>What stays in the first box when one of <see cref="Cities"/> is chosen: "plombier" of "plombier ly"; empty when all of it is the place.</summary>
    public string CityWhat { get; init; } = "";
}
