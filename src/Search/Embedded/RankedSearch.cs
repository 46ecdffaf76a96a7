using Visavis.Search.Understanding;

namespace Visavis.Search.Embedded;

/// <summary>One search over one snapshot: the words find, the filters leave, the facets count, the points order.</summary>
internal sealed class RankedSearch
{
    // Points of the words always outweigh those of the profile, which are far fewer.
    private const double WordsBeforeProfile = 1000;

    /// <summary>Where not everybody has every word, those are shown whose words weigh at least this part of the best one's.</summary>
    private const double EnoughWeight = 0.6;

    /// <summary>What words weigh comes before how well they match.</summary>
    private const int PointsPerWeight = 1000;
    private static readonly RankingWeights Weights = RankingWeights.Present;

    private readonly Snapshot snapshot;
    private readonly SearchQuery query;
    private readonly QueryReading reading;
    private readonly SearchScope scope;
    private readonly FacetCounter? facets;
    private readonly int hour;
    private readonly long now;
    private readonly int skip;
    private readonly TopHits top;
    private int total;

    public RankedSearch(Snapshot snapshot, SearchQuery query, QueryReading reading, DateTimeOffset at)
    {
        this.snapshot = snapshot;
        this.query = query;
        this.reading = reading;
        scope = new SearchScope(query, reading);
        facets = query.WithFacets ? new FacetCounter(query, scope) : null;
        now = (query.Slots?.Now ?? at).ToUnixTimeSeconds();
        hour = (int)(at.ToUnixTimeSeconds() / 3600);
        var size = Math.Clamp(query.PageSize, 1, SearchQuery.MaxPageSize);
        skip = (int)Math.Min((long)(Math.Max(query.Page, 1) - 1) * size, SearchQuery.MaxReachable);
        top = new TopHits(Math.Min(skip + size, SearchQuery.MaxReachable));
    }

    public SearchPage Run()
    {
        var lent = snapshot.Segments.Select(segment => (Segment: segment, Scratch: segment.Borrow())).ToList();
        var someWordsIgnored = false;
        if (reading.IsUnreadable)
        {
            // A sign or an emoji asks for nobody.
        }
        else if (reading.Words.Count + reading.Languages.Count == 0)
        {
            lent.ForEach(l => CollectEverybody(l.Segment));
        }
        else
        {
            someWordsIgnored = !CollectMatches(new QueryPlan(reading, snapshot), lent);
        }

        // Not when the search failed: then nobody knows that they can be cleared.
        lent.ForEach(l => l.Segment.Return(l.Scratch));
        return new SearchPage
        {
            Hits = [.. top.List().Skip(skip).Select(ToHit)],
            Total = Math.Min(total, SearchQuery.MaxReachable),
            TotalIsCapped = total > SearchQuery.MaxReachable,
            Reading = reading,
            SomeWordsIgnored = someWordsIgnored,
            Facets = facets?.Facets(),
        };
    }

    /// <summary>
    /// Collects those who have every word that decides, or if nobody at the place has, those whose words and trade weigh most; answers
    /// whether it was every word.
    /// </summary>
    private bool CollectMatches(QueryPlan plan, List<(Segment Segment, Scratch Scratch)> lent)
    {
        var matchers = lent.ConvertAll(l => (l.Segment, Words: new WordMatcher(l.Segment, l.Scratch), Filter: Filter(l.Segment)));
        var found = matchers.ConvertAll(m => Live(m.Segment, plan.Slots.Count == 0 ? [] : m.Words.FindAll(plan)));
        var needed = plan.Slots.Count;
        var everyWord = MostWords(matchers, found, plan.Slots.Count) > 0;
        var isElsewhere = everyWord && plan.IsWhole && !matchers.Exists(m => m.Words.HasWhole(plan, m.Filter.IsWithin));
        everyWord &= !isElsewhere;
        if (!everyWord && (plan.Slots.Count > 1 || plan.Families.Count > 0))
        {
            var hasSomebody = found.Exists(documents => documents.Count > 0);
            var some = matchers.ConvertAll(m => Live(m.Segment, m.Words.FindAny(plan)));
            var most = MostWords(matchers, some, byte.MaxValue);
            if (most == 0 && hasSomebody)
            {
                // All of them elsewhere: they count for the distances offered.
                found = matchers.ConvertAll(m => Live(m.Segment, m.Words.FindAll(plan)));
                everyWord = true;
            }
            else
            {
                found = some;
                needed = (int)Math.Ceiling(most * EnoughWeight);
            }
        }

        foreach (var (documents, m) in found.Zip(matchers))
        {
            facets?.Begin(m.Segment.Columns, m.Filter);
            foreach (var document in documents)
            {
                var words = m.Words.WordsIn(document);
                if (words >= needed)
                {
                    Collect(m.Segment, m.Filter, document, m.Words.PointsOf(document) + (everyWord ? 0 : words * PointsPerWeight));
                }
            }

            facets?.End();
        }

        return (everyWord || isElsewhere) && !plan.SomeWordsUnknown;
    }

    private void CollectEverybody(Segment segment)
    {
        var filter = Filter(segment);
        var replaced = snapshot.ReplacedIn(segment);
        facets?.Begin(segment.Columns, filter);
        for (var document = 0; document < segment.Count; document++)
        {
            if (!replaced[document])
            {
                Collect(segment, filter, document, points: 0);
            }
        }

        facets?.End();
    }

    /// <summary>The most words of the query that somebody at the place has; 0 when nobody of these is there.</summary>
    private static int MostWords(
        List<(Segment Segment, WordMatcher Words, SegmentFilter Filter)> matchers,
        List<List<int>> found,
        int enough
    )
    {
        var most = 0;
        foreach (var (m, documents) in matchers.Zip(found))
        {
            foreach (var document in documents)
            {
                if (m.Words.WordsIn(document) > most && m.Filter.IsWithin(document))
                {
                    most = m.Words.WordsIn(document);
                    if (most >= enough)
                    {
                        return most;
                    }
                }
            }
        }

        return most;
    }

    private List<int> Live(Segment segment, List<int> documents)
    {
        var replaced = snapshot.ReplacedIn(segment);
        documents.RemoveAll(document => replaced[document]);
        return documents;
    }

    private SegmentFilter Filter(Segment segment) =>
        new(segment, query, scope, query.Filters.OnlineOnly || reading.OnlineOnly)
        {
            ProfilePoints = segment.Columns.ProfilePointsIn(hour),
        };

    private void Collect(Segment segment, SegmentFilter filter, int document, int points)
    {
        if (!filter.IsInScope(document))
        {
            return;
        }

        var squaredChord = filter.SquaredChordTo(document);
        var failures = filter.FailuresOf(document, squaredChord);
        facets?.Count(document, squaredChord, failures);
        if (failures == FilterFailures.None)
        {
            total++;
            top.Offer(segment, document, Score(segment.Columns, filter, document, squaredChord, points));
        }
    }

    private double Score(DocumentColumns columns, SegmentFilter filter, int document, double squaredChord, int points) =>
        query.Sort switch
        {
            SearchSort.NextSlot => -(double)(columns.NextSlots[document] < now ? long.MaxValue : columns.NextSlots[document]),
            SearchSort.Distance when scope.HasCenter => -squaredChord,
            _ => (points * WordsBeforeProfile) + ProfilePoints(filter, document, squaredChord),
        };

    private double ProfilePoints(SegmentFilter filter, int document, double squaredChord)
    {
        double points = filter.ProfilePoints[document] + (filter.IsOnline(document) ? Weights.Reachable : 0);
        if (scope.HasCenter)
        {
            points += scope.Nearness(squaredChord) * Weights.Nearness;
            points += filter.IsOfCommune(document) ? Weights.SameCommune : 0;
        }

        return points;
    }

    private SearchHit ToHit((Segment Segment, int Document) hit)
    {
        var columns = hit.Segment.Columns;
        var id = columns.Ids[hit.Document].ToString("D");
        if (!scope.HasCenter)
        {
            return new SearchHit(id, DistanceKm: null);
        }

        var isOfCommune = scope.Commune is not null && columns.CommuneCodes[columns.Communes[hit.Document]] == scope.Commune;
        return new SearchHit(id, isOfCommune ? 0 : Math.Round(Sphere.Km(scope.SquaredChordTo(columns, hit.Document)), 1));
    }
}
