namespace Visavis.Web.Pages.Professionals;

/// <summary>Something that is ticked, and the address of the results without it.</summary>
public sealed record FilterChip(string Text, ResultsAddress Without);
