namespace Visavis.Search.Embedded;

/// <summary>Keeps the best of the documents offered, at most so many; equal ones in the order of their numbers.</summary>
internal sealed class TopHits(int most)
{
    private readonly PriorityQueue<(Segment Segment, int Document), (double Score, long Order)> worstFirst = new(most + 1);
    private double worst = double.NegativeInfinity;

    public void Offer(Segment segment, int document, double score)
    {
        // Most are dismissed here.
        if (score < worst)
        {
            return;
        }

        var rank = (Score: score, Order: -segment.Columns.Numbers[document]);
        if (worstFirst.Count < most)
        {
            worstFirst.Enqueue((segment, document), rank);
        }
        else
        {
            worstFirst.EnqueueDequeue((segment, document), rank);
        }

        if (worstFirst.Count == most && worstFirst.TryPeek(out _, out var last))
        {
            worst = last.Score;
        }
    }

    /// <summary>Best first.</summary>
    public IReadOnlyList<(Segment Segment, int Document)> List()
    {
        var hits = new (Segment, int)[worstFirst.Count];
        for (var place = hits.Length - 1; place >= 0; place--)
        {
            hits[place] = worstFirst.Dequeue();
        }

        return hits;
    }
}
