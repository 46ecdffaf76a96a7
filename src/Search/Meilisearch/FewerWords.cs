using Visavis.Search.Text;
using Visavis.Search.Understanding;
using Answer = Visavis.Search.Meilisearch.Client.SearchResult<Visavis.Search.Meilisearch.MeilisearchHit>;
using Question = Visavis.Search.Meilisearch.Client.SearchQuery;

namespace Visavis.Search.Meilisearch;

/// <summary>What to search for when nobody has all of the words.</summary>
/// <param name="ask">Asks the server all the questions in one call.</param>
internal sealed class FewerWords(Func<IReadOnlyList<Question>, CancellationToken, Task<IReadOnlyList<Answer>>> ask)
{
    public const string MatchAll = "all";

    /// <summary>Gives up words from the end.</summary>
    private const string MatchLast = "last";

    /// <summary>With the words as they are and the trades, as many questions as a call may have.</summary>
    private const int MostChoices = 6;

    /// <summary>From this certainty on, somebody of the trade counts nearly as much as the words for it.</summary>
    private const double Sure = 0.6;

    /// <summary>Of a word that no title has, a name perhaps.</summary>
    private const double WeightOfOther = 6;

    /// <summary>
    /// The next thing to search for, and how; null when the words do find somebody and something ticked holds them back, or when nothing would
    /// find anybody.
    /// </summary>
    public async Task<(SearchScope? Scope, string Strategy)> ChooseAsync(
        SearchQuery query,
        QueryReading reading,
        SearchScope scope,
        bool hasApart,
        CancellationToken cancellationToken
    )
    {
        var families = reading.Families.Any(family => !family.IsNear)
            ? SearchScope.OfFamilies(query, reading, hasApart, withLanguages: false)
            : null;
        var speaking =
            families is not null && reading.Languages.Count > 0
                ? SearchScope.OfFamilies(query, reading, hasApart, withLanguages: true)
                : null;
        var choices = AllButOne(reading).Take(speaking is null ? MostChoices : MostChoices - 1).ToList();
        var atPlace = new SearchScope(query, reading).AtPlace;
        var answers = await ask(
            [
                reading.Trades.Count > 0 ? Counting(words: "", scope.AtPlaceOfFamilies) : Counting(scope.Words, scope.AtPlace),
                families is null ? Counting(scope.Words, scope.AtPlace) : Counting(words: "", families.AtPlaceOfFamilies),
                .. choices.Select(words => Counting(SearchScope.OfSome(query, reading, words, hasApart: false).Words, atPlace)),
                .. speaking is null ? [] : new[] { Counting(words: "", speaking.AtPlaceOfFamilies) },
            ],
            cancellationToken
        );
        if (answers[0].Total > 0)
        {
            return (null, MatchAll);
        }

        if (speaking is not null && answers[^1].Total > 0)
        {
            // Somebody of the trade who speaks the language comes before who has all other words.
            return (speaking, MatchAll);
        }

        var ofTrade = families is not null && answers[1].Total > 0 ? families : null;
        if (answers.Skip(2).Take(choices.Count).ToList().FindIndex(answer => answer.Total > 0) is >= 0 and var found)
        {
            return ofTrade is not null && WeightOfTrade(reading) >= ShareOf(choices[found], reading)
                ? (ofTrade, MatchAll)
                : (SearchScope.OfSome(query, reading, choices[found], hasApart), MatchAll);
        }

        if (ofTrade is not null || reading.Words.Count < 3 || reading.Trades.Count > 0)
        {
            // Nobody of the trade is there: of a near one, perhaps.
            return (ofTrade ?? WithNear(), MatchAll);
        }

        var known = await KnownAsync(scope, reading, cancellationToken);
        return known.Count == 0 ? (WithNear(), MatchAll) : (SearchScope.OfSome(query, reading, known, hasApart), MatchLast);

        SearchScope? WithNear() =>
            families is null ? null : SearchScope.OfFamilies(query, reading, hasApart, withLanguages: false, withNear: true);
    }

    /// <summary>Those of the words that anybody at the place has, the weightiest first: the last ones are given up first.</summary>
    private async Task<IReadOnlyList<string>> KnownAsync(SearchScope scope, QueryReading reading, CancellationToken cancellationToken)
    {
        var answers = await ask([.. scope.WordByWord().Select(word => Counting(word, scope.AtPlace))], cancellationToken);
        return
        [
            .. reading
                .Words.Where((_, number) => number < answers.Count && answers[number].Total > 0)
                .OrderByDescending(word => WeightOf(word, reading)),
        ];
    }

    /// <summary>Without each of the words in turn: first without what tells least, and rather without a late one.</summary>
    private static List<List<string>> AllButOne(QueryReading reading) =>
        reading.Words.Count < 2
            ? []
            :
            [
                .. reading
                    .Words.Select((word, number) => (word, number))
                    .OrderBy(left => WeightOf(left.word, reading))
                    .ThenByDescending(left => left.number)
                    .Take(MostChoices)
                    .Select(left => reading.Words.Where((_, number) => number != left.number).ToList()),
            ];

    private static double WeightOfTrade(QueryReading reading) =>
        reading.Families[0].Certainty * (reading.Families[0].Certainty >= Sure ? 0.9 : 0.75);

    private static double ShareOf(IReadOnlyCollection<string> words, QueryReading reading) =>
        words.Sum(word => WeightOf(word, reading)) / reading.Words.Sum(word => WeightOf(word, reading));

    private static double WeightOf(string word, QueryReading reading)
    {
        var rarity = TradeWords.French.Rarity(reading.Meant.StemOf(word));
        return rarity > 0 ? rarity : WeightOfOther;
    }

    private static Question Counting(string words, string filter) =>
        new()
        {
            Q = words,
            Filter = filter,
            MatchingStrategy = MatchAll,
            Limit = 0,
        };
}
