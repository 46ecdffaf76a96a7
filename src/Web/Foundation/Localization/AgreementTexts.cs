namespace Visavis.Web.Foundation.Localization;

/// <summary>First contacts, agreements, absences and teams of organisations.</summary>
public sealed class AgreementTexts;
