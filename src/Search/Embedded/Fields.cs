namespace Visavis.Search.Embedded;

/// <summary>Where in a document a word stands; a posting holds them as one byte.</summary>
[Flags]
internal enum Fields : byte
{
    None = 0,
    Title = 1,
    Need = 2,
    Name = 4,
    Service = 8,
    City = 16,
    Presentation = 32,

    /// <summary>Not a word but a whole title, need or name, as <see cref="DocumentTerms.Whole"/> writes it.</summary>
    Whole = 64,

    /// <summary>Those found by the beginning of a word or with a typing error too: nobody looks for a presentation by half a word.</summary>
    Forgiving = Title | Need | Name | Service | City,

    /// <summary>Those found by the beginning of a word that others follow: "bon plombier" has nothing to do with Bon-Encontre.</summary>
    Begun = Title | Need | Name | Service,

    /// <summary>What somebody does.</summary>
    Trades = Title | Need | Service,
}
