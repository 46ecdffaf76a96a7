using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>
/// The families of trades that words speak of: those of the titles and needs that have most of the words and little else. Common words stand in
/// hundreds of titles and every search asks, so sums are kept in arrays.
/// </summary>
internal sealed class SpokenFamilies
{
    private const int Most = 6;

    /// <summary>Of a phrase that has the words and more, by what part of it they are.</summary>
    private const double LeastOfPhrase = 0.4;
    private const double OtherFamily = 0.9;
    private const double OfTitle = 0.95;

    private const double Rounding = 1e-6;

    /// <summary>Nearly as likely as the likeliest.</summary>
    private const double Near = 0.8;

    [ThreadStatic]
    private static Scratch? scratch;

    private readonly Dictionary<string, List<int>> phrasesByStem;
    private readonly Dictionary<string, double> rarities;
    private readonly double[] wholes;
    private readonly string[] codes;
    private readonly (int Family, double Share)[][] spoken;

    /// <summary>Of everyday speech a part says nothing: "blanc" has nothing of "mariage blanc".</summary>
    private readonly bool[] onlyWhole;

    public SpokenFamilies(List<string[]> phrases, Dictionary<string, List<int>> phrasesByStem, List<TradePhrase> owners)
    {
        this.phrasesByStem = phrasesByStem;
        rarities = phrasesByStem.ToDictionary(
            pair => pair.Key,
            pair => Math.Log(1 + ((double)phrases.Count / pair.Value.Count)),
            StringComparer.Ordinal
        );
        wholes = [.. phrases.Select(phrase => phrase.Distinct().Sum(stem => rarities[stem]))];
        codes = [.. owners.SelectMany(owner => owner.Families).Distinct()];
        var numbers = codes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        onlyWhole = [.. owners.Select(owner => owner.Kind == TradePhraseKind.Spoken)];
        var shares = new Dictionary<TradePhrase, (int Family, double Share)[]>(ReferenceEqualityComparer.Instance);
        spoken =
        [
            .. owners.Select(owner =>
                shares.TryGetValue(owner, out var known)
                    ? known
                    : shares[owner] = [
                        .. owner.Families.Select(
                            (family, place) =>
                                (numbers[family], (place == 0 ? 1 : OtherFamily) * (owner.Kind == TradePhraseKind.Title ? OfTitle : 1))
                        ),
                    ]
            ),
        ];
    }

    /// <summary>The likeliest first; empty when no phrase has any of the words.</summary>
    public IReadOnlyList<TradeFamily> Of(IReadOnlyCollection<string> words)
    {
        var stems = words.Select(FrenchStem.Of).Distinct().Where(phrasesByStem.ContainsKey).ToList();
        if (stems.Count == 0)
        {
            return [];
        }

        var sums =
            scratch is { } mine && mine.Phrases.Length == wholes.Length && mine.Families.Length == codes.Length
                ? mine
                : scratch = new Scratch(new double[wholes.Length], new double[codes.Length], []);
        foreach (var stem in stems)
        {
            var rarity = rarities[stem];
            foreach (var phrase in phrasesByStem[stem])
            {
                if (sums.Phrases[phrase] == 0)
                {
                    sums.Touched.Add(phrase);
                }

                sums.Phrases[phrase] += rarity;
            }
        }

        var found = Sum(sums, stems.Sum(stem => rarities[stem]));
        var best = found.Select(family => family.Likely).DefaultIfEmpty().Max();
        return
        [
            .. found
                .Where(family => family.Likely >= best * Near)
                .OrderByDescending(family => family.Likely)
                .Take(Most)
                .Select(family => new TradeFamily(codes[family.Family], Math.Min(1, family.Likely))),
        ];
    }

    /// <summary>The best phrase of each family, in the order they were met; leaves the sums as they were.</summary>
    private List<(int Family, double Likely)> Sum(Scratch sums, double whole)
    {
        var families = new List<int>();
        foreach (var phrase in sums.Touched)
        {
            var sum = sums.Phrases[phrase];
            sums.Phrases[phrase] = 0;
            if (onlyWhole[phrase] && sum < wholes[phrase] - Rounding)
            {
                continue;
            }

            var score = sum / whole * (LeastOfPhrase + ((1 - LeastOfPhrase) * sum / wholes[phrase]));
            foreach (var (family, share) in spoken[phrase])
            {
                if (sums.Families[family] == 0)
                {
                    families.Add(family);
                }

                sums.Families[family] = Math.Max(sums.Families[family], score * share);
            }
        }

        sums.Touched.Clear();
        var found = families.ConvertAll(family => (family, sums.Families[family]));
        families.ForEach(family => sums.Families[family] = 0);
        return found;
    }

    private sealed record Scratch(double[] Phrases, double[] Families, List<int> Touched);
}
