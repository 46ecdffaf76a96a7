namespace Visavis.Search;

/// <summary>A change of <see cref="ISearchStatus.Trouble"/>.</summary>
/// <param name="trouble">Null when all is well again.</param>
/// <param name="why">The error behind it, when there is one.</param>
public sealed class SearchTroubleEventArgs(SearchTrouble? trouble, Exception? why) : EventArgs
{
    public SearchTrouble? Trouble { get; } = trouble;

    public Exception? Why { get; } = why;
}
