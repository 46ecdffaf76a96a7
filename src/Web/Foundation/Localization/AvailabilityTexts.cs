namespace Visavis.Web.Foundation.Localization;

/// <summary>"Agenda et disponibilité": on profiles, and the tab of the account.</summary>
public sealed class AvailabilityTexts;
