namespace Visavis.Web.Foundation.Localization;

/// <summary>What every page may have to say: a session that ended, words that are kept, a way on.</summary>
public sealed class SiteTexts;
