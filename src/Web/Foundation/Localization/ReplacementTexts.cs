namespace Visavis.Web.Foundation.Localization;

/// <summary>Replacements: requests, search, missions, time sheets, approval of hours, the service's setup.</summary>
public sealed class ReplacementTexts;
