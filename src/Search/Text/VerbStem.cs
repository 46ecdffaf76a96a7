namespace Visavis.Search.Text;

/// <summary>
/// Brings the forms of a regular verb to one: "démarre", "démarrer", "démarrait", "démarré". Rougher than <see cref="FrenchStem"/>, which it
/// begins with: only for phrases of everyday speech, where other words stand beside it.
/// </summary>
internal static class VerbStem
{
    // Longest first, without what FrenchStem takes away: a last s and silent e.
    private static readonly (string Ending, int ShortestRoot)[] Endings =
    [
        ("eraient", 3),
        ("eront", 3),
        ("erait", 3),
        ("erons", 3),
        ("aient", 3),
        ("erai", 3),
        ("erez", 3),
        ("iont", 4),
        ("ions", 4),
        ("ait", 4),
        ("ant", 4),
        ("ent", 4),
        ("ons", 4),
        ("on", 5),
        ("era", 4),
        ("iez", 4),
        ("ai", 5),
        ("ez", 3),
        ("er", 3),
    ];

    /// <param name="word">A word as <see cref="Words"/> cuts them.</param>
    public static string Of(string word) => OfStem(FrenchStem.Of(word));

    public static string OfStem(string stem)
    {
        // "papier" is not "papi", nor is a current what a pupil goes to.
        if ((stem.Length > 5 && stem.EndsWith("ier", StringComparison.Ordinal)) || stem == "courant")
        {
            return stem;
        }

        foreach (var (ending, shortest) in Endings)
        {
            if (stem.Length >= ending.Length + shortest && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                return stem[..^ending.Length];
            }
        }

        return stem;
    }
}
