namespace Visavis.Web.Pages.Professionals;

/// <summary>In which direction a neighbouring search lies.</summary>
public enum SuggestionKind
{
    /// <summary>The same words farther around.</summary>
    Wider,

    /// <summary>The same words wherever.</summary>
    Everywhere,

    /// <summary>Everybody at the same place.</summary>
    AnyProfession,

    /// <summary>A profession close to the one asked.</summary>
    SimilarProfession,
}
