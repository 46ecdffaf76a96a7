namespace Visavis.Web.Professionals;

/// <param name="Label">In the reader's language.</param>
public sealed record SuggestionGroup(string Label, IReadOnlyList<SuggestionChoice> Items);
