namespace Visavis.Search;

/// <summary>A professional whose name begins like what was typed.</summary>
/// <param name="Id">User id.</param>
public sealed record NameSuggestion(string Id, string Name, string Profession, string City);
