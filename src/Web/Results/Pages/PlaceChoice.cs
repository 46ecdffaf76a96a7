namespace Visavis.Web.Results.Pages;

/// <summary>One of several communes of the same name.</summary>
/// <param name="Text">With the department: <c>Saint-Denis (974), La Réunion</c>.</param>
/// <param name="IsCurrent">The results are of this one.</param>
public sealed record PlaceChoice(ResultsAddress Address, string Text, bool IsCurrent);
