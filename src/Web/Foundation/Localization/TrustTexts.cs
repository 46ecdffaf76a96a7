namespace Visavis.Web.Foundation.Localization;

/// <summary>Reports, statements of reasons, appeals, and what the pages of safety say.</summary>
public sealed class TrustTexts;

/// <summary>The pages of moderators.</summary>
public sealed class ModerationTexts;
