namespace Visavis.Web.Results.Suggestions;

/// <param name="Label">In the reader's language.</param>
public sealed record SuggestionGroup(string Label, IReadOnlyList<SuggestionChoice> Items);
