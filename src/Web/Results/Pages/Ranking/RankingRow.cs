namespace Visavis.Web.Results.Pages.Ranking;

/// <summary>One number of the order of results.</summary>
/// <param name="Weight">The name it has in the code.</param>
/// <param name="Text">What it is for, in the reader's language.</param>
public sealed record RankingRow(string Weight, string Text, int Points);
