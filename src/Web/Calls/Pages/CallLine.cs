namespace Visavis.Web.Calls.Pages;

/// <summary>A chat line of a past call.</summary>
public sealed record CallLine(bool FromMe, string Text, DateTimeOffset SentAt);
