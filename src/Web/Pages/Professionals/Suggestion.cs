namespace Visavis.Web.Pages.Professionals;

/// <summary>A neighbouring search that does find people.</summary>
public sealed record Suggestion(SuggestionKind Kind, string Words, string Address, int Count);
