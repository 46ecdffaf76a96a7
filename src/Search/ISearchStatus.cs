namespace Visavis.Search;

/// <summary>Whether searches are answered by the engine that should.</summary>
public interface ISearchStatus
{
    /// <summary>Null when all is well.</summary>
    SearchTrouble? Trouble { get; }

    /// <summary>Told when <see cref="Trouble"/> has changed.</summary>
    event EventHandler<SearchTroubleEventArgs>? Changed;
}
