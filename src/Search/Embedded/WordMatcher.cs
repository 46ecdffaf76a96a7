using Visavis.Search.Text;

namespace Visavis.Search.Embedded;

/// <summary>Gives each document of a segment its points for the words of a query.</summary>
internal sealed class WordMatcher(Segment segment, Scratch scratch)
{
    private readonly int[] points = scratch.Points;
    private readonly byte[] matched = scratch.Matched;
    private readonly ushort[] current = scratch.Current;

    /// <summary>Points of a document that was found.</summary>
    public int PointsOf(int document) => points[document];

    /// <summary>How many words of the query a document has.</summary>
    public int WordsIn(int document) => matched[document];

    /// <summary>Documents that have every word.</summary>
    public List<int> FindAll(QueryPlan plan) => Find(plan, every: true);

    /// <summary>Documents that have at least one word.</summary>
    public List<int> FindAny(QueryPlan plan) => Find(plan, every: false);

    private List<int> Find(QueryPlan plan, bool every)
    {
        scratch.Clear();

        // The rarest word first leaves the least to do for the others.
        var slots = plan
            .Slots.Select(slot => (Slot: slot, Terms: TermsOf(slot)))
            .OrderBy(slot => slot.Terms.Sum(term => segment.PostingsOf(term.Term).Length))
            .ToList();
        var found = new List<int>();
        var touched = new List<int>();
        for (var round = 0; round < slots.Count; round++)
        {
            touched.Clear();
            foreach (var (term, match) in slots[round].Terms)
            {
                Score(segment.PostingsOf(term), TermPoints.Of(match), every ? round : -1, touched);
            }

            if (slots[round].Slot.Split is var (left, right))
            {
                ScoreBoth(left, right, every ? round : -1, touched);
            }

            foreach (var document in touched)
            {
                if (matched[document] == 0)
                {
                    scratch.See(document);
                    found.Add(document);
                }

                points[document] +=
                    current[document] + (every || slots[round].Slot != plan.Slots[0] ? 0 : RankingWeights.Present.FirstWord);
                matched[document]++;
                current[document] = 0;
            }
        }

        AddWhole(plan, slots.Count);
        return every ? touched : found;
    }

    private void Score(ReadOnlySpan<uint> postings, ReadOnlySpan<ushort> table, int only, List<int> touched)
    {
        foreach (var posting in postings)
        {
            var document = Segment.DocumentOf(posting);
            var score = table[(int)Segment.FieldsOf(posting)];
            if (score == 0 || (only >= 0 && matched[document] != only))
            {
                continue;
            }

            if (current[document] == 0)
            {
                touched.Add(document);
                current[document] = score;
            }
            else if (current[document] < score)
            {
                current[document] = score;
            }
        }
    }

    private void ScoreBoth(string left, string right, int only, List<int> touched)
    {
        var lefts = new HashSet<int>();
        foreach (var term in ExactTerms(left))
        {
            foreach (var posting in segment.PostingsOf(term))
            {
                lefts.Add(Segment.DocumentOf(posting));
            }
        }

        var both = new List<uint>();
        foreach (var term in ExactTerms(right))
        {
            foreach (var posting in segment.PostingsOf(term))
            {
                if (lefts.Contains(Segment.DocumentOf(posting)))
                {
                    both.Add(posting);
                }
            }
        }

        Score([.. both], TermPoints.Of(TermMatch.Exact), only, touched);
    }

    private void AddWhole(QueryPlan plan, int words)
    {
        foreach (var whole in plan.Wholes)
        {
            if (segment.Terms.Find(whole) is >= 0 and var term)
            {
                AddWhole(term, words);
            }
        }
    }

    private void AddWhole(int term, int words)
    {
        foreach (var posting in segment.PostingsOf(term))
        {
            if (matched[Segment.DocumentOf(posting)] == words)
            {
                points[Segment.DocumentOf(posting)] += TermPoints.OfWhole(Segment.FieldsOf(posting));
            }
        }
    }

    private List<(int Term, TermMatch Match)> TermsOf(QuerySlot slot)
    {
        var terms = new List<(int, TermMatch)>();
        var exact = ExactTerms(slot.Word).Concat(slot.Joined.SelectMany(ExactTerms)).Distinct().ToList();
        terms.AddRange(exact.Select(term => (term, TermMatch.Exact)));
        if (slot.WithBeginnings)
        {
            var (from, to) = segment.Terms.Beginning(slot.Word);
            for (var term = from; term < to; term++)
            {
                if (segment.Terms.IsForgiving(term) && !exact.Contains(term))
                {
                    terms.Add((term, slot.IsLast ? TermMatch.Beginning : TermMatch.InnerBeginning));
                }
            }
        }

        if (slot.WithTypos)
        {
            terms.AddRange(segment.Terms.WithTypos(slot.Word, orBeginning: slot.IsLast).Select(term => (term, TermMatch.Typo)));
        }

        return terms;
    }

    private IEnumerable<int> ExactTerms(string word)
    {
        if (segment.Terms.Find(word) is >= 0 and var term)
        {
            yield return term;
        }

        var stem = FrenchStem.Of(word);
        if (stem != word && segment.Terms.Find(stem) is >= 0 and var stemTerm)
        {
            yield return stemTerm;
        }
    }
}
