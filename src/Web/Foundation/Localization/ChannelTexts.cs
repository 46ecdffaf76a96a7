namespace Visavis.Web.Foundation.Localization;

/// <summary>The choice of channel, what the telephone line says, and letters.</summary>
public sealed class ChannelTexts;
