namespace Visavis.Web.Foundation.Localization;

/// <summary>"Tell me when they are online".</summary>
public sealed class ArrivalTexts;
