namespace Visavis.Search;

/// <summary>A batch of changes to the index.</summary>
public sealed record SearchChanges
{
    /// <summary>Documents to add, or to put in the place of those of the same id.</summary>
    public IReadOnlyCollection<ProfessionalDocument> Upserts { get; init; } = [];

    /// <summary>Ids of documents to remove; unknown ones are ignored.</summary>
    public IReadOnlyCollection<string> Deletes { get; init; } = [];

    /// <summary>What <see cref="ISearchIndexer.GetCheckpointAsync"/> answers afterwards.</summary>
    public required string Checkpoint { get; init; }
}
