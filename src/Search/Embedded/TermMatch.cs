namespace Visavis.Search.Embedded;

/// <summary>In which way a word of the query meets a word of the index.</summary>
internal enum TermMatch
{
    /// <summary>The same word, in either gender or number.</summary>
    Exact,
    Beginning,

    /// <summary>Of a word that others follow.</summary>
    InnerBeginning,

    /// <summary>The word that a misspelled one was most likely meant to be.</summary>
    Meant,
    Typo,
}
