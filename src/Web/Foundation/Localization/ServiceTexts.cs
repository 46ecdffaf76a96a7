namespace Visavis.Web.Foundation.Localization;

/// <summary>History, sheets, hours and appraisals.</summary>
public sealed class ServiceTexts;
