namespace Visavis.TestSupport.Meilisearch;

/// <summary>The words of a search and how documents match them, found once for all the questions of a request that ask with the same words.</summary>
internal sealed class QueryMatches(QueryWords words, IReadOnlySet<string>? attributes)
{
    private readonly Dictionary<StandInDocument, WordMatch?[]> known = [];

    public QueryWords Words { get; } = words;

    public WordMatch?[] Of(StandInDocument document)
    {
        if (!known.TryGetValue(document, out var matches))
        {
            known[document] = matches = Words.Match([.. document.Words.Where(text => attributes?.Contains(text.Attribute) ?? true)]);
        }

        return matches;
    }
}
