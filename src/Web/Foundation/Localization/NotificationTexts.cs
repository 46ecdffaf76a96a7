namespace Visavis.Web.Foundation.Localization;

/// <summary>The bell, its page, the preferences and the mails around them.</summary>
public sealed class NotificationTexts;
