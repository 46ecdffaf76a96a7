namespace Visavis.Web.Results.Pages;

/// <summary>One box to tick beside the results.</summary>
/// <param name="Value">What the address says when it is ticked; empty where nothing need be said.</param>
/// <param name="Count">How many people ticking it shows; null when it is not known.</param>
public sealed record FilterOption(string Value, string Text, int? Count, bool IsChosen);
