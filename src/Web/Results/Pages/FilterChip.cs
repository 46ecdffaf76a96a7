namespace Visavis.Web.Results.Pages;

/// <summary>Something that is ticked, and the address of the results without it.</summary>
public sealed record FilterChip(string Text, ResultsAddress Without);
