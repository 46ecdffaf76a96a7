using Visavis.Search.Understanding;
using Answer = Visavis.Search.Meilisearch.Client.SearchResult<Visavis.Search.Meilisearch.MeilisearchHit>;
using Question = Visavis.Search.Meilisearch.Client.SearchQuery;

namespace Visavis.Search.Meilisearch;

/// <summary>Which words to search for when nobody has all of them.</summary>
/// <param name="ask">Asks the server all the questions in one call.</param>
internal sealed class FewerWords(Func<IReadOnlyList<Question>, CancellationToken, Task<IReadOnlyList<Answer>>> ask)
{
    public const string MatchAll = "all";

    /// <summary>Those of the words that anybody at the place has, those of titles first: the last ones are given up first.</summary>
    public async Task<IReadOnlyList<string>> KnownAsync(SearchScope scope, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var anywhere = scope
            .WordByWord()
            .Select(word => new Question
            {
                Q = word,
                Filter = scope.AtPlace,
                Limit = 0,
            })
            .ToList();
        var inTitles = anywhere.Select(question => question with { AttributesToSearchOn = ["titles"] });
        var answers = await ask([.. anywhere, .. inTitles], cancellationToken);
        bool Has(int question) => answers[question].Total > 0;
        return
        [
            .. Enumerable
                .Range(0, words.Count)
                .Where(Has)
                .OrderByDescending(number => Has(words.Count + number))
                .Select(number => words[number]),
        ];
    }

    /// <summary>The words, or all but one of them and rather without a late one, that somebody has together; null when nobody has.</summary>
    public async Task<IReadOnlyList<string>?> ChooseAsync(
        SearchQuery query,
        QueryReading reading,
        IReadOnlyList<string> known,
        CancellationToken cancellationToken
    )
    {
        var choices = Enumerable
            .Range(0, known.Count > 1 ? known.Count : 0)
            .Reverse()
            .Select(left => (IReadOnlyList<string>)[.. known.Where((_, number) => number != left)])
            .Prepend(known)
            .ToList();
        var answers = await ask(
            [
                .. choices.Select(words => new Question
                {
                    Q = SearchScope.OfSome(query, reading, words, hasApart: false).Words,
                    Filter = new SearchScope(query, reading).AtPlace,
                    MatchingStrategy = MatchAll,
                    Limit = 0,
                }),
            ],
            cancellationToken
        );
        var found = answers.ToList().FindIndex(answer => answer.Total > 0);
        return found < 0 ? null : choices[found];
    }
}
