using Visavis.Search.Text;
using Visavis.Search.Understanding;

namespace Visavis.Search.Embedded;

/// <summary>Gives each document of a segment its points for the words of a query.</summary>
internal sealed class WordMatcher(Segment segment, Scratch scratch)
{
    private const int MostWeight = byte.MaxValue;
    private readonly int[] points = scratch.Points;
    private readonly byte[] matched = scratch.Matched;
    private readonly ushort[] current = scratch.Current;

    /// <summary>Points of a document that was found.</summary>
    public int PointsOf(int document) => points[document];

    /// <summary>How many words of the query a document has; after <see cref="FindAny"/> what those it has weigh.</summary>
    public int WordsIn(int document) => matched[document];

    /// <summary>Documents that have every word.</summary>
    public List<int> FindAll(QueryPlan plan)
    {
        scratch.Clear();

        // The rarest word first leaves the least to do for the others.
        var slots = plan
            .Slots.Select(slot => (Slot: slot, Terms: TermsOf(slot)))
            .OrderBy(slot => slot.Terms.Sum(term => segment.PostingsOf(term.Term).Length))
            .ToList();
        var touched = new List<int>();
        for (var round = 0; round < slots.Count; round++)
        {
            touched.Clear();
            ScoreSlot(slots[round].Slot, slots[round].Terms, round, touched);
            foreach (var document in touched)
            {
                if (matched[document] == 0)
                {
                    scratch.See(document);
                }

                points[document] += current[document];
                matched[document]++;
                current[document] = 0;
            }
        }

        AddWhole(plan, slots.Count);
        AddHelping(plan);
        return touched;
    }

    /// <summary>Documents that have at least one word, or are of the trade that the words speak of.</summary>
    public List<int> FindAny(QueryPlan plan)
    {
        scratch.Clear();
        var found = new List<int>();
        var touched = new List<int>();
        foreach (var slot in plan.Slots)
        {
            touched.Clear();
            ScoreSlot(slot, TermsOf(slot), only: -1, touched);
            foreach (var document in touched)
            {
                See(document, found);
                points[document] += current[document];
                matched[document] = (byte)Math.Min(MostWeight, matched[document] + slot.Weight);
                current[document] = 0;
            }
        }

        // Of the families the best one of each person counts.
        touched.Clear();
        foreach (var (term, weight, _) in plan.Families)
        {
            if (segment.Terms.Find(term) is not (>= 0 and var family))
            {
                continue;
            }

            foreach (var posting in segment.PostingsOf(family))
            {
                var document = Segment.DocumentOf(posting);
                if (current[document] == 0)
                {
                    touched.Add(document);
                }

                current[document] = Math.Max(current[document], weight);
            }
        }

        foreach (var document in touched)
        {
            See(document, found);
            matched[document] = (byte)Math.Min(MostWeight, matched[document] + current[document]);
            current[document] = 0;
        }

        AddHelping(plan);
        return found;
    }

    private void See(int document, List<int> found)
    {
        if (matched[document] == 0)
        {
            scratch.See(document);
            found.Add(document);
        }
    }

    private void ScoreSlot(QuerySlot slot, List<(int Term, TermMatch Match)> terms, int only, List<int> touched)
    {
        foreach (var (term, match) in terms)
        {
            Score(segment.PostingsOf(term), TermPoints.Of(match, slot.PresentationCounts), only, touched);
        }

        if (slot.Split is var (left, right))
        {
            ScoreBoth(left, right, only, touched);
        }
    }

    /// <summary>Points for what is not required, to those who were found.</summary>
    private void AddHelping(QueryPlan plan)
    {
        foreach (var slot in plan.Helping)
        {
            foreach (var term in slot.Term is null ? ExactTerms(slot.Word) : TermsOf(slot).Select(term => term.Term))
            {
                foreach (var posting in segment.PostingsOf(term))
                {
                    if (matched[Segment.DocumentOf(posting)] > 0)
                    {
                        points[Segment.DocumentOf(posting)] += TermPoints.OfHelping(Segment.FieldsOf(posting));
                    }
                }
            }
        }

        foreach (var (term, _, certainty) in plan.Families)
        {
            if (segment.Terms.Find(term) is not (>= 0 and var family))
            {
                continue;
            }

            foreach (var posting in segment.PostingsOf(family))
            {
                if (matched[Segment.DocumentOf(posting)] > 0)
                {
                    points[Segment.DocumentOf(posting)] += TermPoints.OfFamily(Segment.FieldsOf(posting), certainty, plan.IsSpoken);
                }
            }
        }
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

        Score([.. both], TermPoints.Of(TermMatch.Exact, presentationCounts: false), only, touched);
    }

    private void AddWhole(QueryPlan plan, int words)
    {
        foreach (var whole in plan.Wholes)
        {
            if (segment.Terms.Find(whole) is >= 0 and var term)
            {
                AddWhole(term, words, whole == plan.Called ? TermPoints.OfCalled : 0);
            }
        }
    }

    /// <summary>Whether anybody of those who were found is called just so, or is of the trade that the words speak of; one that is only near does not count.</summary>
    /// <param name="isMeant">Whether to look at somebody.</param>
    public bool HasWhole(QueryPlan plan, Func<int, bool> isMeant)
    {
        foreach (
            var whole in plan.Wholes.Concat(
                plan.Families.Where(family => family.Certainty > TradeFamily.NearCertainty).Select(family => family.Term)
            )
        )
        {
            if (segment.Terms.Find(whole) is >= 0 and var term)
            {
                foreach (var posting in segment.PostingsOf(term))
                {
                    if (matched[Segment.DocumentOf(posting)] == plan.Slots.Count && isMeant(Segment.DocumentOf(posting)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private void AddWhole(int term, int words, int more)
    {
        foreach (var posting in segment.PostingsOf(term))
        {
            if (matched[Segment.DocumentOf(posting)] == words)
            {
                points[Segment.DocumentOf(posting)] += TermPoints.OfWhole(Segment.FieldsOf(posting)) + more;
            }
        }
    }

    private List<(int Term, TermMatch Match)> TermsOf(QuerySlot slot)
    {
        var terms = new List<(int, TermMatch)>();
        if (slot.Term is { } only)
        {
            if (segment.Terms.Find(only) is >= 0 and var it)
            {
                terms.Add((it, TermMatch.Exact));
            }

            return terms;
        }

        var exact = (slot.WithStem ? ExactTerms(slot.Word) : []).Concat(slot.Joined.SelectMany(ExactTerms)).Distinct().ToList();
        terms.AddRange(exact.Select(term => (term, TermMatch.Exact)));
        foreach (var (place, meant) in slot.Meant.Index())
        {
            terms.AddRange(ExactTerms(meant).Except(exact).Select(term => (term, place == 0 ? TermMatch.Meant : TermMatch.Typo)).ToList());
        }

        foreach (var (spoken, match) in slot.Spoken)
        {
            if (segment.Terms.Find(spoken) is >= 0 and var there)
            {
                terms.Add((there, match));
            }
        }

        if (slot.WithBeginnings)
        {
            var (from, to) = segment.Terms.Beginning(slot.Word);
            for (var term = from; term < to; term++)
            {
                if (segment.Terms.StandsIn(term, slot.BeginningsIn) && !exact.Contains(term))
                {
                    terms.Add(
                        (term, slot.IsLast && slot.BeginningsIn.HasFlag(Fields.City) ? TermMatch.Beginning : TermMatch.InnerBeginning)
                    );
                }
            }
        }

        if (slot.WithTypos)
        {
            terms.AddRange(
                segment
                    .Terms.WithTypos(slot.Word, orBeginning: slot.IsLast)
                    .Where(term => segment.Terms.StandsIn(term, slot.TyposIn))
                    .Select(term => (term, TermMatch.Typo))
            );
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
