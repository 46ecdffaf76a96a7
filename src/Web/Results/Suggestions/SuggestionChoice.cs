using System.Text.Json.Serialization;

namespace Visavis.Web.Results.Suggestions;

/// <summary>One suggestion, and what choosing it does: fill one box or both, or open a profile.</summary>
public sealed record SuggestionChoice(string Text)
{
    /// <summary>Said after it in small letters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? What { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Where { get; init; }

    /// <summary>Within the site.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Href { get; init; }
}
