namespace Visavis.Web.Foundation.Localization;

/// <summary>"Leave a request" where a search finds nobody.</summary>
public sealed class WishTexts;
