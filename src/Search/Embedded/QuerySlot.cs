namespace Visavis.Search.Embedded;

/// <summary>One word of the query, and the ways in which it may meet the index.</summary>
/// <param name="Word">As typed: lower case, without accents.</param>
/// <param name="IsLast">Perhaps still being typed.</param>
internal sealed record QuerySlot(string Word, bool IsLast)
{
    /// <summary>The beginning of a word counts too.</summary>
    public bool WithBeginnings { get; init; }

    /// <summary>Typing errors are forgiven: nothing in the index is written like this.</summary>
    public bool WithTypos { get; init; }

    /// <summary>Words of the index that this one makes together with its neighbour: "electro menager".</summary>
    public IReadOnlyList<string> Joined { get; init; } = [];

    /// <summary>Two words of the index that this one is made of: "babysitter".</summary>
    public (string Left, string Right)? Split { get; init; }
}
