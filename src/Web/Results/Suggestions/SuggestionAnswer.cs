namespace Visavis.Web.Results.Suggestions;

/// <summary>What stands under a search box while somebody types.</summary>
/// <param name="Said">How many there are, for who cannot see them.</param>
public sealed record SuggestionAnswer(string Said, IReadOnlyList<SuggestionGroup> Groups);

/// <param name="Label">In the reader's language.</param>
public sealed record SuggestionGroup(string Label, IReadOnlyList<SuggestionChoice> Items);
