namespace Visavis.Search.Embedded;

/// <summary>One word of the query, and the ways in which it may meet the index.</summary>
/// <param name="Word">As typed: lower case, without accents.</param>
/// <param name="IsLast">Perhaps still being typed.</param>
internal sealed record QuerySlot(string Word, bool IsLast)
{
    /// <summary>The beginning of a word counts too.</summary>
    public bool WithBeginnings { get; init; }

    /// <summary>Its other gender and number count too: not for a word that was meant to be another.</summary>
    public bool WithStem { get; init; } = true;

    /// <summary>Typing errors are forgiven: nothing in the index is written like this.</summary>
    public bool WithTypos { get; init; }

    /// <summary>Words of the index that this one makes together with its neighbour: "electro menager".</summary>
    public IReadOnlyList<string> Joined { get; init; } = [];

    /// <summary>Two words of the index that this one is made of: "babysitter".</summary>
    public (string Left, string Right)? Split { get; init; }

    /// <summary>Words of the index that a misspelled one was meant to be, the likeliest first.</summary>
    public IReadOnlyList<string> Meant { get; init; } = [];

    /// <summary>Terms of the trades that the word speaks of, and how well they match.</summary>
    public IReadOnlyList<(string Term, TermMatch Match)> Spoken { get; init; } = [];

    /// <summary>The very term of the index, which no other way leads to: a language.</summary>
    public string? Term { get; init; }

    /// <summary>Fields that the word may stand in by its beginning.</summary>
    public Fields BeginningsIn { get; init; } = Fields.Forgiving;

    /// <summary>Fields that the word may be meant by with a typing error.</summary>
    public Fields TyposIn { get; init; } = Fields.Forgiving;

    /// <summary>Whether standing in a presentation is enough: only where no title, need, name or service of anybody has the word.</summary>
    public bool PresentationCounts { get; init; } = true;

    /// <summary>How much the word tells, when some of the words must do: the fewer people have it, the more.</summary>
    public byte Weight { get; init; } = 1;
}
