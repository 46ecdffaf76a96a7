using System.Text.RegularExpressions;
using Visavis.Search.Places;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>Finds the place typed in the first box, "plombier à lyon 3e", and leaves names and titles alone: "Anne Vienne", "chauffeur de bus".</summary>
internal sealed partial class PlaceInWords(Gazetteer places, TradeWords trades)
{
    private const int LongestName = 7;
    private const int ShortestGlued = 4;

    /// <summary>Below, a commune needs a preposition when the other words are not all known.</summary>
    private const int Town = 10_000;

    /// <summary>Below, a commune called like a word of trades ("Bus", "Tours") needs a preposition.</summary>
    private const int City = 20_000;

    /// <summary>Below, not even a preposition makes a place of such a word ("serveur au bar").</summary>
    private const int Village = 2_000;

    /// <summary>Below, a commune of one word ("Paulin") is more often a name.</summary>
    private const int Hamlet = 500;

    /// <summary>From here on a name is a town's before it is a noun.</summary>
    private const int Metropolis = 100_000;

    private static readonly HashSet<string> Determiners =
    [
        "ma",
        "mon",
        "mes",
        "sa",
        "son",
        "ses",
        "ta",
        "ton",
        "tes",
        "notre",
        "nos",
        "votre",
        "vos",
        "leur",
        "leurs",
        "un",
        "une",
        "des",
        "ce",
        "cet",
        "cette",
        "ces",
        "quel",
        "quelle",
        "chaque",
        "my",
        "the",
    ];

    private static readonly HashSet<string> Articles = ["le", "la", "les", "l"];
    private static readonly HashSet<string> Of = ["de", "d", "du", "des"];

    /// <summary>With the article inside: "au menton" is not in Menton, "au Havre" is in Le Havre.</summary>
    private static readonly Dictionary<string, string> Contracted = new(StringComparer.Ordinal)
    {
        ["au"] = "le",
        ["du"] = "le",
        ["aux"] = "les",
        ["des"] = "les",
    };
    private static readonly HashSet<string> At = ["a", "au", "aux", "sur", "vers", "dans", "en"];

    private static readonly HashSet<string> Around =
    [
        "pres",
        "proche",
        "autour",
        "cote",
        "alentours",
        "environs",
        "proximite",
        "region",
        "ville",
        "centre",
        "secteur",
        "departement",
    ];

    /// <summary>After a number that counts something: "placer 20000 euros", "une fièvre de 40 degrés".</summary>
    private static readonly HashSet<string> Units =
    [
        .. "euro euros eur balles km kilometres kg kilos kilo grammes metres m2 cm ans mois jours heures minutes litres watts degres fois personnes".Split(
            ' '
        ),
    ];

    private static readonly HashSet<string> AfterDistrict = ["arrondissement", "arr"];

    private static readonly HashSet<string> ByDistrict = ["paris", "lyon", "marseille"];

    /// <summary>The place and the words without it; null when there is none.</summary>
    /// <param name="words">Without accents.</param>
    /// <param name="typed">With them: "mère" is not Méré.</param>
    public (Place Place, List<string> Others)? Find(List<string> words, string? typed = null)
    {
        words = PlaceWords.WithDistricts(PlaceWords.WithPostcodes(Unglued(words)));
        var named = words.ConvertAll(PlaceWords.Spelled);
        foreach (var span in Spans(named, AmountsIn(typed)))
        {
            var rest = words[..span.Start];
            rest.AddRange(words[span.End..]);
            if (
                IsMeant(span, named, rest)
                && !IsNoun(span, named, typed)
                && places.Resolve(string.Join(' ', named[span.NameStart..span.End])) is { } place
            )
            {
                return (place, rest);
            }
        }

        return null;
    }

    /// <summary>"40 %", "20 000 €": numbers, without their spaces, that a sign follows.</summary>
    private static HashSet<string> AmountsIn(string? typed) =>
        typed is null || typed.AsSpan().IndexOfAny("%€$°") < 0
            ? []
            : [.. Amount().Matches(typed).Select(match => string.Concat(match.Groups["number"].Value.Where(char.IsAsciiDigit)))];

    [GeneratedRegex(@"(?<number>\d[\d\s.]*?)\s?[%€$°]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();

    /// <summary>"lyon3" is "lyon 3", "plombier69003" is "plombier 69003".</summary>
    private List<string> Unglued(List<string> words) =>
        [
            .. words.SelectMany(word =>
            {
                var letters = word.AsSpan().TrimEnd("0123456789").Length;
                return letters > 0 && letters < word.Length && (ByDistrict.Contains(word[..letters]) || places.IsPostcode(word[letters..]))
                    ? [word[..letters], word[letters..]]
                    : TradeAndCity(word) ?? [word];
            }),
        ];

    /// <summary>"plombierlyon"; null when the word is no such pair.</summary>
    private string[]? TradeAndCity(string word)
    {
        for (
            var cut = ShortestGlued;
            cut <= word.Length - ShortestGlued && word.Length >= 2 * ShortestGlued + 1 && !trades.Has(word);
            cut++
        )
        {
            if (trades.HasWritten(word[..cut]) && places.Named(word[cut..]) >= City)
            {
                return [word[..cut], word[cut..]];
            }
        }

        return null;
    }

    /// <summary>Whatever is called like a place, the most telling first: postcodes, then long names before short ones, the last before the first.</summary>
    /// <param name="amounts">Numbers with a sign of what they count.</param>
    private List<Span> Spans(List<string> words, HashSet<string> amounts)
    {
        var spans = new List<Span>();
        for (var start = 0; start < words.Count; start++)
        {
            if (
                amounts.Contains(words[start])
                || (start < words.Count - 1 && char.IsAsciiDigit(words[start][0]) && Units.Contains(words[start + 1]))
            )
            {
                continue;
            }

            if (places.IsPostcode(words[start]))
            {
                spans.Add(WithPreposition(words, new Span(start, start, start + 1, Population: City, IsNumber: true)));
                continue;
            }

            // "tension à 18" says how much.
            if (start == words.Count - 1 && places.IsDepartmentNumber(words[start]) && (start == 0 || words[start - 1] != "a"))
            {
                spans.Add(WithPreposition(words, new Span(start, start, start + 1, Population: Town, IsNumber: true)));
                continue;
            }

            for (var length = Math.Min(LongestName, words.Count - start); places.MayBegin(words[start]) && length > 0; length--)
            {
                var name = length == 1 ? words[start] : string.Join(' ', words[start..(start + length)]);
                if (places.Named(name) is { } population)
                {
                    spans.Add(
                        WithPreposition(words, WithNumber(words, new Span(start, start, start + length, population, IsNumber: false)))
                    );
                    break;
                }
            }
        }

        spans.Sort((one, other) => Strength(other).CompareTo(Strength(one)));
        return spans;
    }

    /// <summary>"Lyon 3e", "Paris 15e arrondissement", "Lyon 69003", "Vienne 38".</summary>
    private Span WithNumber(List<string> words, Span span)
    {
        if (span.End == words.Count)
        {
            return span;
        }

        var next = words[span.End];
        var isDistrict = ByDistrict.Contains(words[span.NameStart]) && IsDistrict(next);
        if (!isDistrict && !places.IsPostcode(next) && !places.IsDepartmentNumber(next))
        {
            return span;
        }

        var end = span.End + 1;
        while (isDistrict && end < words.Count && AfterDistrict.Contains(words[end]))
        {
            end++;
        }

        return span with
        {
            End = end,
            IsNumber = true,
            Population = Math.Max(span.Population, City),
        };
    }

    /// <summary>A number up to two digits, "3", "3e", "15eme", "1er", as districts have.</summary>
    private static bool IsDistrict(string word)
    {
        var ending = word.AsSpan().TrimStart("0123456789");
        return word.Length - ending.Length is 1 or 2 && ending is "" or "e" or "er" or "ere" or "em" or "eme";
    }

    private static (bool, int, int) Strength(Span span) => (span.IsNumber, span.End - span.NameStart, span.NameStart);

    /// <summary>"à", "près de", "dans le", "aux alentours de" go with the place.</summary>
    private static Span WithPreposition(List<string> words, Span span)
    {
        var start = span.NameStart;
        if (start > 1 && Articles.Contains(words[start - 1]) && (At.Contains(words[start - 2]) || Of.Contains(words[start - 2])))
        {
            start--;
        }

        var isOf = start > 0 && Of.Contains(words[start - 1]);
        var before = isOf ? start - 1 : start;
        if (before > 0 && Around.Contains(words[before - 1]))
        {
            before--;
            return span with { Start = before > 0 && At.Contains(words[before - 1]) ? before - 1 : before, HasPreposition = true };
        }

        return isOf ? span with { Start = before }
            : start > 0 && At.Contains(words[start - 1]) ? span with { Start = start - 1, HasPreposition = true }
            : span;
    }

    private bool IsMeant(Span span, List<string> words, List<string> rest)
    {
        var telling = rest.Where(word => !StopWords.Contains(word)).ToList();
        if (span.IsNumber)
        {
            // "75011" alone is a place too; a telephone number is not.
            return rest.Count == 0 || !telling.TrueForAll(word => char.IsAsciiDigit(word[0]));
        }

        if (telling.Count == 0)
        {
            return false;
        }

        var name = words[span.NameStart..span.End].Where(word => !StopWords.Contains(word)).ToList();
        if (trades.HaveTogether([.. telling, .. name]) && !(span.HasPreposition && span.Population >= Town))
        {
            return false;
        }

        if (name.Count == 1 && NameWords.Contains(name[0]) && !span.HasPreposition)
        {
            return false;
        }

        if (name.Count == 1 && span.Population < Hamlet && !span.HasPreposition)
        {
            return false;
        }

        if (name.Count == 1 && trades.Has(name[0]) && span.Population < (span.HasPreposition ? Village : City))
        {
            return false;
        }

        return span.HasPreposition || NamesTrade(telling, span.Population);
    }

    /// <summary>
    /// A common noun: "ma mère", "le salon", "la salle" have a word before that no town has, or accents that the town has not. Cities are
    /// known to everybody and no nouns.
    /// </summary>
    private bool IsNoun(Span span, List<string> words, string? typed)
    {
        var name = words[span.End - 1];
        var hasOwnArticle = span.End - span.NameStart == 2 && Articles.Contains(words[span.NameStart]);
        if (
            span.IsNumber
            || (span.End - span.NameStart > 1 && !hasOwnArticle)
            || (span.Population >= Metropolis && !PlaceNouns.IsSometimes(name))
        )
        {
            return false;
        }

        if (hasOwnArticle)
        {
            // "sur la terrasse", "le tampon".
            return (PlaceNouns.IsSometimes(name) || PlaceNouns.IsNever(name)) && !IsWrittenAsPlace(span, name, words, typed, least: Town);
        }

        var before = span.NameStart == 0 ? "" : words[span.NameStart - 1];
        var article = Contracted.GetValueOrDefault(before, before);
        return Determiners.Contains(before)
            || (Articles.Contains(article) && !places.HasWithArticle(article, name) && !places.IsArea(name))
            || PlaceNouns.IsNever(name)
            || (
                PlaceNouns.IsSometimes(name)
                && !IsWrittenAsPlace(
                    span,
                    name,
                    words,
                    typed,
                    least: Articles.Contains(article) ? City
                        : span.HasPreposition ? 0
                        : Town
                )
            )
            || (!span.HasPreposition && !IsCapital(name, typed) && (OrdinaryWords.Contains(name) || StopWords.Contains(name)))
            || (typed is not null && !places.IsWrittenLike(name, typed));
    }

    /// <summary>Of a word that is a common noun as well: with a capital, in a city, or beside a trade in a place that has so many inhabitants.</summary>
    private bool IsWrittenAsPlace(Span span, string name, List<string> words, string? typed, int least)
    {
        if (span.NameStart > 0 && IsCapital(name, typed))
        {
            return true;
        }

        // "sac en cuir" is nowhere; "store à lattes" names no trade.
        return (span.HasPreposition && words[span.Start] != "en" && span.Population >= City)
            || (
                span.Population >= least
                && (span.HasPreposition || !trades.IsHead(FrenchStem.Of(name)))
                && words
                    .Where((_, at) => at < span.Start || at >= span.End)
                    .Select(FrenchStem.Of)
                    .Any(stem => trades.IsHead(stem) && !trades.IsOfManyTrades(stem))
            );
    }

    private static bool IsCapital(string name, string? typed) =>
        typed?.Contains(char.ToUpperInvariant(name[0]) + name[1..], StringComparison.Ordinal) == true;

    private bool NamesTrade(List<string> words, int population)
    {
        var (isTrade, hasUnknown) = (false, false);
        foreach (var word in words)
        {
            if (NameWords.Contains(word))
            {
                continue;
            }

            var isKnown = trades.Has(word) || trades.HasNearly(word);
            isTrade |= isKnown;
            hasUnknown |= !isKnown;
        }

        return isTrade && (!hasUnknown || population >= Town);
    }

    /// <param name="Start">Of the preposition, where there is one.</param>
    /// <param name="NameStart">Of the name itself.</param>
    /// <param name="End">After the last word.</param>
    /// <param name="Population">Of the commune; of a department as of a city.</param>
    /// <param name="IsNumber">With a postcode or the number of a department or district: nothing else is written so.</param>
    private readonly record struct Span(int Start, int NameStart, int End, int Population, bool IsNumber, bool HasPreposition = false);
}
