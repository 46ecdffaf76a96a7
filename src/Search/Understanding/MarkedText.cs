namespace Visavis.Search.Understanding;

/// <summary>A piece of a text, and whether it is a word that was looked for.</summary>
public sealed record MarkedText(string Text, bool IsMarked);
