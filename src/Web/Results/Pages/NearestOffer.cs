namespace Visavis.Web.Results.Pages;

/// <summary>Another search that does find people.</summary>
/// <param name="Icon">Name of the icon that stands for it.</param>
/// <param name="IsCapped">There are more than <paramref name="Count"/>.</param>
public sealed record NearestOffer(string Icon, ResultsAddress Address, string Text, int Count, bool IsCapped = false);
