namespace Visavis.Search.Understanding;

/// <summary>Why somebody is listed, where their name, title and town do not say it already.</summary>
/// <param name="Text">What matched, cut around the words where it is long.</param>
public sealed record MatchReason(MatchKind Kind, IReadOnlyList<MarkedText> Text);

/// <summary>A piece of a text, and whether it is a word that was looked for.</summary>
public sealed record MarkedText(string Text, bool IsMarked);
