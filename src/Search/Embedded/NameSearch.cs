using Visavis.Search.Text;

namespace Visavis.Search.Embedded;

/// <summary>People and organisations by the beginning of their name.</summary>
internal sealed class NameSearch(Snapshot snapshot)
{
    private const int MaxWords = 6;
    private const int MaxCount = 20;

    public IReadOnlyList<NameSuggestion> Find(string typed, int count)
    {
        var words = Words.Of(typed, MaxWords);
        if (words.Count == 0)
        {
            return [];
        }

        var top = new TopHits(Math.Clamp(count, 1, MaxCount));
        foreach (var segment in snapshot.Segments)
        {
            var replaced = snapshot.ReplacedIn(segment);
            foreach (var document in WithAll(segment, words))
            {
                if (!replaced[document])
                {
                    top.Offer(segment, document, segment.Columns.Qualities[document]);
                }
            }
        }

        return [.. top.List().Select(hit => ToSuggestion(hit.Segment.Columns, hit.Document))];
    }

    private static HashSet<int> WithAll(Segment segment, List<string> words)
    {
        var (from, to) = segment.Terms.Beginning(words[^1]);
        var found = Documents(segment, from, to);
        foreach (var word in words.SkipLast(1))
        {
            var term = segment.Terms.Find(word);
            found.IntersectWith(term < 0 ? [] : Documents(segment, term, term + 1));
        }

        return found;
    }

    private static HashSet<int> Documents(Segment segment, int from, int to)
    {
        var documents = new HashSet<int>();
        for (var term = from; term < to; term++)
        {
            foreach (var posting in segment.PostingsOf(term))
            {
                if (Segment.FieldsOf(posting).HasFlag(Fields.Name))
                {
                    documents.Add(Segment.DocumentOf(posting));
                }
            }
        }

        return documents;
    }

    private static NameSuggestion ToSuggestion(DocumentColumns columns, int document)
    {
        var (name, profession, city) = columns.Labels[document];
        return new NameSuggestion(columns.Ids[document].ToString("D"), name, profession, city);
    }
}
