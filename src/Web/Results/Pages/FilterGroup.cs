namespace Visavis.Web.Results.Pages;

/// <summary>Boxes that are about one thing.</summary>
/// <param name="Key">The name of its fields in the address.</param>
/// <param name="IsSingle">At most one of them holds.</param>
/// <param name="AtOnce">How many show before "more".</param>
public sealed record FilterGroup(string Key, string Title, bool IsSingle, IReadOnlyList<FilterOption> Options, int AtOnce = int.MaxValue);

/// <summary>One box to tick beside the results.</summary>
/// <param name="Value">What the address says when it is ticked; empty where nothing need be said.</param>
/// <param name="Count">How many people ticking it shows; null when it is not known.</param>
public sealed record FilterOption(string Value, string Text, int? Count, bool IsChosen);
