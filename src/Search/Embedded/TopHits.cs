namespace Visavis.Search.Embedded;

/// <summary>Keeps the best of the documents offered, at most so many; equal ones in the order of their numbers.</summary>
internal sealed class TopHits(int most)
{
    private readonly PriorityQueue<(Segment Segment, int Document, double SquaredChord), (double Score, long Order)> worstFirst = new(
        most + 1
    );

    public void Offer(Segment segment, int document, double squaredChord, double score)
    {
        var rank = (Score: score, Order: -segment.Columns.Numbers[document]);
        if (worstFirst.Count < most)
        {
            worstFirst.Enqueue((segment, document, squaredChord), rank);
        }
        else if (worstFirst.TryPeek(out _, out var worst) && rank.CompareTo(worst) > 0)
        {
            worstFirst.DequeueEnqueue((segment, document, squaredChord), rank);
        }
    }

    /// <summary>Best first.</summary>
    public IReadOnlyList<(Segment Segment, int Document, double SquaredChord)> List()
    {
        var hits = new (Segment, int, double)[worstFirst.Count];
        for (var place = hits.Length - 1; place >= 0; place--)
        {
            hits[place] = worstFirst.Dequeue();
        }

        return hits;
    }
}
