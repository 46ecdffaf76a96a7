namespace Visavis.Web.Foundation.Localization;

/// <summary>Private contact details, places and the public contact of organisations.</summary>
public sealed class ContactTexts;
