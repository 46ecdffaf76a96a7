using System.Text.Json.Serialization;

namespace Visavis.Search.Meilisearch;

/// <summary>A professional as the server holds them. Texts are bare words and their stems, searched in the order of the properties.</summary>
internal sealed record MeilisearchDocument
{
    /// <summary>Raise it whenever the fields or what is put into them change: older indexes are then rebuilt by themselves.</summary>
    public const string Version = "5";

    public const string PersonKind = "person";

    public required string Id { get; init; }

    public string Kind { get; init; } = PersonKind;

    /// <summary>Whole titles, names and needs in stems: whoever is called just what was typed comes before whoever has the words.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    public required IReadOnlyList<string> Titles { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    public required IReadOnlyList<string> Needs { get; init; }

    public required IReadOnlyList<string> Services { get; init; }

    public required IReadOnlyList<string> Cities { get; init; }

    public required string Presentation { get; init; }

    public required string Reference { get; init; }

    /// <summary>As people see it; with the next two for suggestions.</summary>
    public required string Name { get; init; }

    public required string Profession { get; init; }

    public required string City { get; init; }

    public required string Category { get; init; }

    public required string CommuneCode { get; init; }

    public required string Department { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Codes of the families of their trades.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>Name of the <see cref="PriceRange"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Price { get; init; }

    public bool Recommended { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? NextSlotAt { get; init; }

    /// <summary>Quarter of an hour of <see cref="NextSlotAt"/> since 1970, to be counted by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? SlotQuarter { get; init; }

    /// <summary>Number of the commune along a curve; null for an unknown commune.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Spot { get; init; }

    /// <summary>The position is not that of the commune's centre.</summary>
    public bool Apart { get; init; }

    public bool Recruits { get; init; }

    /// <summary>Trades sought.</summary>
    public IReadOnlyList<string> Sought { get; init; } = [];

    /// <summary>Name of the <see cref="Hiring.ExperienceRange"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Experience { get; init; }

    /// <summary>Names of every <see cref="Hiring.MobilityReach"/> reached.</summary>
    public IReadOnlyList<string> Mobility { get; init; } = [];

    /// <summary>Number of the day a job seeker could begin, 0 for at once; null for everybody else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? StartDay { get; init; }

    /// <summary>The points of the profile that do not depend on the search, in steps as wide as the lots of equal people.</summary>
    public double Merit { get; init; }

    /// <summary>Number of the day of <see cref="NextSlotAt"/>: among equals, who can be met sooner.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? SlotDay { get; init; }

    /// <summary>The lots of <see cref="Meilisearch.Turns"/>, so that equal people take turns.</summary>
    [JsonExtensionData]
    public Dictionary<string, object> Turns { get; init; } = [];

    /// <summary>Place in the order given when the index was made; a later change leaves it as it is.</summary>
    public long? Order { get; init; }

    /// <summary>Null for a position that is none: the server would refuse the whole batch.</summary>
    [JsonPropertyName("_geo"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public MeilisearchPoint? Geo { get; init; }
}
