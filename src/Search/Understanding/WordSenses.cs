namespace Visavis.Search.Understanding;

/// <summary>
/// What single words speak of, learned from all phrases they stand in: "débrouiller" of nothing in particular, "italien" of teachers and
/// translators. Tells what a sentence is about that no phrase of the table says, and which of several phrases is meant.
/// </summary>
internal sealed class WordSenses
{
    private const int MostSenses = 8;

    /// <summary>Phrases without a sense that every word is taken to stand in: a word seen once is not certain.</summary>
    private const double Doubt = 1.0;

    private readonly Dictionary<string, (string Family, double Share)[]> senses = new(StringComparer.Ordinal);
    private readonly Func<string, double> rarity;

    /// <param name="phrases">With the stems of their words.</param>
    /// <param name="rarity">How much a word tells.</param>
    public WordSenses(IEnumerable<(string[] Stems, SpokenPhrase Phrase)> phrases, Func<string, double> rarity)
    {
        this.rarity = rarity;
        var sums = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        foreach (var (stems, phrase) in phrases)
        {
            foreach (var stem in stems)
            {
                if (!sums.TryGetValue(stem, out var families))
                {
                    sums[stem] = families = new Dictionary<string, double>(StringComparer.Ordinal);
                }

                foreach (var (family, share) in phrase.FamiliesByShare)
                {
                    families[family] = families.GetValueOrDefault(family) + (share / stems.Length);
                }
            }
        }

        foreach (var (stem, families) in sums)
        {
            var all = families.Values.Sum() + Doubt;
            senses[stem] =
            [
                .. families.OrderByDescending(pair => pair.Value).Take(MostSenses).Select(pair => (pair.Key, pair.Value / all)),
            ];
        }
    }

    /// <summary>How much each family is spoken of by all the words together.</summary>
    /// <param name="stems">Each with how much it counts.</param>
    public Dictionary<string, double> Of(IEnumerable<(string Stem, double Weight)> stems)
    {
        var families = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (stem, weight) in stems.DistinctBy(pair => pair.Stem).Where(pair => pair.Weight > 0))
        {
            foreach (var (family, share) in senses.GetValueOrDefault(stem) ?? [])
            {
                families[family] = families.GetValueOrDefault(family) + (share * rarity(stem) * weight);
            }
        }

        return families;
    }

    /// <summary>How certainly the word speaks of the family.</summary>
    public double ShareOf(string stem, string family) =>
        Array.Find(senses.GetValueOrDefault(stem) ?? [], sense => sense.Family == family).Share;
}
