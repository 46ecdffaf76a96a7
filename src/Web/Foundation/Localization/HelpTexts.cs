namespace Visavis.Web.Foundation.Localization;

/// <summary>The help centre, contact, the check of devices and the legal pages.</summary>
public sealed class HelpTexts;

/// <summary>The pages of administrators.</summary>
public sealed class AdministrationTexts;
