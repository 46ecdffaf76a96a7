namespace Visavis.Web.Foundation.Localization;

/// <summary>Conversations, and what tells of them.</summary>
public sealed class MessageTexts;
