namespace Visavis.Web.Foundation.Localization;

/// <summary>Verified marks: what was checked about a profile, by whom and when.</summary>
public sealed class MarkTexts;
