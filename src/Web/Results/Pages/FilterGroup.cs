namespace Visavis.Web.Results.Pages;

/// <summary>Boxes that are about one thing.</summary>
/// <param name="Key">The name of its fields in the address.</param>
/// <param name="IsSingle">At most one of them holds.</param>
/// <param name="AtOnce">How many show before "more".</param>
public sealed record FilterGroup(string Key, string Title, bool IsSingle, IReadOnlyList<FilterOption> Options, int AtOnce = int.MaxValue);
